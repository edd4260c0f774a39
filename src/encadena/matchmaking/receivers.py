"""Keeps the search index true."""

from encadena.kernel.events import subscribe
from encadena.search import actions as search

from .events import RoundChanged


@subscribe(RoundChanged)
def index_round(event: RoundChanged) -> None:
    search.index("round", [event.round_id], actor=None)
