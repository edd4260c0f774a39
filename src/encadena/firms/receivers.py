"""What follows from a change, after commit: the search index, and who reads which firms."""

from django.core.mail import send_mail
from django.db.models import Q

from encadena.accounts.models import User
from encadena.jobs.actions import enqueue
from encadena.kernel.events import subscribe
from encadena.network.events import CentresChanged
from encadena.search.actions import index

from .choices import UpkeepJob
from .events import FirmsChanged, FirmsMerged, FirmsUnmerged, PeopleChanged, RepresentationDecided, SignUpRepeated
from .models import Assignment, RepresentationRequest
from .wording.sign_up import decision_mail, repeated_mail


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


@subscribe(RepresentationDecided)
def tell_the_person(event: RepresentationDecided) -> None:
    request = RepresentationRequest.objects.select_related("user").get(pk=event.request_id)
    send_mail(*decision_mail(request), None, [request.user.email])


@subscribe(SignUpRepeated)
def tell_the_owner_of_the_mail(event: SignUpRepeated) -> None:
    user = User.objects.get(pk=event.user_id)
    send_mail(*repeated_mail(user), None, [user.email])
