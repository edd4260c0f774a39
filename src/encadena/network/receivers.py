"""What the network does when something happens: keep the search index true."""

from encadena.kernel.events import subscribe
from encadena.search.actions import index

from .events import CentresChanged, PracticesChanged


@subscribe(CentresChanged)
def _index_centres(event: CentresChanged) -> None:
    index("centre", event.centre_ids, actor=None)


@subscribe(PracticesChanged)
def _index_practices(event: PracticesChanged) -> None:
    index("practice", event.practice_ids, actor=None)
