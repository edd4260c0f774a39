"""Keeps the search index true."""

from encadena.kernel.events import subscribe
from encadena.search import actions as search

from .actions.pulse import beat
from .events import RoundChanged


@subscribe(RoundChanged)
def index_round(event: RoundChanged) -> None:
    search.index("round", [event.round_id], actor=None)


@subscribe(RoundChanged)
def move_the_pages_of_the_day(event: RoundChanged) -> None:
    beat(event.round_id, actor=None)
