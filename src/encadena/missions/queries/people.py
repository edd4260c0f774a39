"""Who may be written to about an application, and what is due to be written. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Representation
from encadena.kernel import clock
from encadena.matchmaking.choices import Term
from encadena.matchmaking.rules.outcomes import due_on, term_on
from encadena.network.queries import active_on

from ..choices import ApplicationState, MissionState, NoticeKind
from ..models import Application, Debrief, Mission, Notice

AHEAD = timedelta(days=7)
ASKED_DAYS = 425  # a year after the return, and a little


def users_of(applications: Iterable[Application]) -> dict[int, list[User]]:
    """The accounts that represent the firm of each application. One query."""
    by_firm: dict[int, list[int]] = defaultdict(list)
    for one in applications:
        by_firm[one.firm_id].append(one.pk)
    rows = Representation.objects.filter(
        active_on(clock.today()), firm__in=by_firm, user__is_active=True, user__role=Role.FIRM
    )
    found: dict[int, list[User]] = defaultdict(list)
    for row in rows.select_related("user").order_by("pk"):
        for pk in by_firm[row.firm_id]:
            found[pk].append(row.user)
    return dict(found)


def to_tell(mission: Mission) -> list[tuple[Application, str]]:
    """Applications whose result is known and is not what was told last, with the key of the mail to be sent.

    Of a mission that is over nobody is told any more.
    """
    if mission.ends_on < clock.today():
        return []
    known = ~Q(state__in=[ApplicationState.APPLIED, ApplicationState.WITHDRAWN])
    rows = list(mission.applications.filter(known).select_related("firm", "mission__organiser").order_by("place", "pk"))
    told: dict[int, list[str]] = defaultdict(list)
    notices = Notice.objects.filter(application__in=[a.pk for a in rows], kind=NoticeKind.RESULT).order_by("pk")
    for application, key in notices.values_list("application", "key"):
        told[application].append(key)
    new = [a for a in rows if not told[a.pk] or told[a.pk][-1].partition("-")[0] != result_key(a)]
    return [(a, f"{result_key(a)}-{len(told[a.pk])}") for a in new]


def result_key(application: Application) -> str:
    """What there is to tell: its state, or that the mission closed while it waited."""
    waits = application.state == ApplicationState.WAITING
    return "closed" if waits and application.mission.state == MissionState.CLOSED else application.state


def departing(today: date) -> QuerySet[Application]:
    """Those who leave within a week. A reminder of this day of departure that went out is not sent again."""
    rows = _going().filter(mission__starts_on__gt=today, mission__starts_on__lte=today + AHEAD)
    return rows.order_by("mission_id", "place", "pk")


def returned(today: date) -> list[tuple[Application, Term]]:
    """Those who came back and did not tell, at the term that is asked today, what they brought."""
    since = today - timedelta(days=ASKED_DAYS)
    rows = list(_going().filter(mission__ends_on__lt=today, mission__ends_on__gte=since).order_by("mission_id", "pk"))
    keys = [a.pk for a in rows]
    asked = set(Notice.objects.filter(application__in=keys, kind=NoticeKind.DEBRIEF).values_list("application", "key"))
    spoke = dict(
        Debrief.objects.filter(application__in=keys, replaced_at__isnull=True).values_list("application", "created_at")
    )
    found = []
    for one in rows:
        term = term_on(one.mission.ends_on, today)
        last = spoke.get(one.pk)
        told = last is not None and (term == Term.EVENT or last.date() >= due_on(one.mission.ends_on, term.value))
        if not told and (one.pk, str(term.value)) not in asked:
            found.append((one, term))
    return found


def _going() -> QuerySet[Application]:
    rows = Application.objects.filter(state=ApplicationState.CHOSEN).exclude(mission__state=MissionState.DRAFT)
    return rows.select_related("firm", "mission__organiser")
