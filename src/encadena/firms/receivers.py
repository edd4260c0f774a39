"""What follows from a change, after commit: the search index, and who reads which firms."""

from django.db.models import Q

from encadena.jobs.actions import enqueue
from encadena.kernel.events import subscribe
from encadena.network.events import CentresChanged
from encadena.search.actions import index

from .choices import UpkeepJob
from .events import FirmsChanged, FirmsMerged, FirmsUnmerged, PeopleChanged
from .models import Assignment


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


@subscribe(CentresChanged)
def reach_anew(event: CentresChanged) -> None:
    """A centre's region, its operator or its satellites may be others now."""
    centres = list(event.centre_ids)
    if Assignment.objects.filter(Q(centre__in=centres) | Q(centre__parent__in=centres)).exists():
        enqueue(UpkeepJob.REACH.value, args={"centre_ids": centres}, actor=None)
