"""What of missions concerns a person today. Each list is short and takes one query."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from encadena.accounts.models import User
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.queries import scope_of

from ..choices import ApplicationState, MissionState
from ..models import Application, Debrief, Mission
from .scope import APPLYING, manages_all, missions_visible_to

SHOWN = 3
ASKED = timedelta(days=90)


@dataclass(frozen=True)
class Managed:
    """A mission with applications that wait for the choice, or of which firms still have to tell."""

    mission: Mission
    waiting: int
    went: int
    told: int


def managed(user: User, today: date) -> list[Managed]:
    """Missions that the user manages: the call is over and nobody is chosen, or it ended and somebody is silent."""
    scope = scope_of(user)
    mine = Mission.objects.all() if manages_all(user) else Mission.objects.filter(organiser__in=scope.institution_ids)
    told = Debrief.objects.filter(application=OuterRef("applications"), replaced_at__isnull=True)
    rows = mine.annotate(
        waiting=Count("applications", filter=Q(applications__state=ApplicationState.APPLIED)),
        went=Count("applications", filter=Q(applications__state=ApplicationState.CHOSEN)),
        told=Count("applications", filter=Q(Exists(told), applications__state=ApplicationState.CHOSEN)),
    )
    undecided = Q(state=MissionState.OPEN, closes_on__lt=today, waiting__gt=0)
    silent = Q(ends_on__lt=today, ends_on__gte=today - ASKED)
    found = rows.filter(undecided | silent).order_by("starts_on", "pk")[: 2 * SHOWN]
    lines = [Managed(one, one.waiting if one.state == MissionState.OPEN else 0, one.went, one.told) for one in found]
    return [line for line in lines if line.waiting or line.told < line.went][:SHOWN]


def own_journeys(user: User, today: date) -> QuerySet[Application]:
    """Firms of the user that leave within a month."""
    ahead = Q(mission__starts_on__gte=today, mission__starts_on__lte=today + timedelta(days=30))
    return _chosen(user).filter(ahead).order_by("mission__starts_on", "pk")[:SHOWN]


def awaited(user: User, today: date) -> QuerySet[Application]:
    """Firms of the user that came back and did not tell yet."""
    told = Debrief.objects.filter(application=OuterRef("pk"), replaced_at__isnull=True)
    back = _chosen(user).filter(mission__ends_on__lt=today, mission__ends_on__gte=today - ASKED)
    return back.filter(~Exists(told)).order_by("mission__ends_on", "pk")[:SHOWN]


def open_calls(user: User, today: date) -> QuerySet[Mission]:
    """For those who may put firms forward: calls that close within two weeks."""
    if scope_of(user).role not in APPLYING:
        return Mission.objects.none()
    rows = missions_visible_to(user).filter(state=MissionState.OPEN, opens_on__lte=today)
    return rows.filter(closes_on__range=(today, today + timedelta(days=14))).order_by("closes_on", "pk")[:SHOWN]


def _chosen(user: User) -> QuerySet[Application]:
    rows = Application.objects.filter(state=ApplicationState.CHOSEN).select_related("mission", "firm")
    if scope_of(user).role not in APPLYING:
        return rows.none()
    return rows.filter(Exists(firms_visible_to(user).filter(pk=OuterRef("firm"))))
