"""What follows from a change of the register, after commit: the search index."""

from encadena.kernel.events import subscribe
from encadena.search.actions import index

from .events import FirmsChanged, FirmsMerged, FirmsUnmerged, PeopleChanged


@subscribe(FirmsChanged)
def index_firms(event: FirmsChanged) -> None:
    index("firm", event.firm_ids)


@subscribe(PeopleChanged)
def index_people(event: PeopleChanged) -> None:
    index("person", event.person_ids)


@subscribe(FirmsMerged)
def index_merged(event: FirmsMerged) -> None:
    index("firm", (event.kept_id, event.gone_id))


@subscribe(FirmsUnmerged)
def index_unmerged(event: FirmsUnmerged) -> None:
    index("firm", (event.kept_id, event.gone_id))
