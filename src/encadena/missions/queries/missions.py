"""Missions with what their pages show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from encadena.matchmaking.rules.eligibility import NO
from encadena.matchmaking.rules.outcomes import AMOUNTS
from encadena.matchmaking.rules.results import Money, money_of

from ..choices import ApplicationState, PaidBy
from ..models import Application, Debrief, Mission, Payment, Score
from ..rules.money import Account, account_of
from ..rules.selection import Candidate, total_of


def with_counts(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    live = ~Q(applications__state=ApplicationState.WITHDRAWN)
    return missions.select_related("organiser").annotate(
        applied=Count("applications", filter=live),
        chosen=Count("applications", filter=Q(applications__state=ApplicationState.CHOSEN)),
    )


def weights_of(mission: Mission) -> dict[int, int]:
    return dict(mission.criteria.values_list("pk", "weight"))


def points_of(applications: Iterable[Application]) -> dict[int, dict[int, int]]:
    """By application and criterion. One query."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Score.objects.filter(application__in=[a.pk for a in applications])
    for application, criterion, points in rows.values_list("application", "criterion", "points"):
        found[application][criterion] = points
    return found


def candidates_of(mission: Mission) -> list[Candidate]:
    rows = list(mission.applications.exclude(state=ApplicationState.WITHDRAWN).select_related("firm"))
    points = points_of(rows)
    went = Application.objects.filter(state=ApplicationState.CHOSEN, firm__in=[a.firm_id for a in rows])
    before = dict(
        went.exclude(mission=mission).order_by().values_list("firm").annotate(n=Count("mission", distinct=True))
    )
    return [
        Candidate(
            key=a.pk,
            points=points.get(a.pk, {}),
            missions=before.get(a.firm_id, 0),
            size=a.firm.band,
            applied_at=a.applied_at,
            eligible=not any(v["outcome"] == NO for v in a.verdicts),
            excepted=bool(a.reason),
        )
        for a in rows
    ]


@dataclass(frozen=True)
class Row:
    """An application with its total (None: not scored yet) and its account."""

    application: Application
    total: float | None
    account: Account


def rows_of(mission: Mission, applications: Iterable[Application]) -> list[Row]:
    """Two queries, however many."""
    found = list(applications)
    weights, points = weights_of(mission), points_of(found)
    paid: dict[int, list[tuple[bool, Decimal]]] = defaultdict(list)
    for one in Payment.objects.filter(application__in=[a.pk for a in found], withdrawn_at__isnull=True):
        paid[one.application_id].append((one.paid_by == PaidBy.FIRM, one.amount))
    return [
        Row(a, total_of(points.get(a.pk, {}), weights), account_of(mission.cost, mission.firm_share, paid[a.pk]))
        for a in found
    ]


@dataclass(frozen=True)
class Balance:
    """What came of a mission: of ``went`` firms ``told``; contacts known of ``with_contacts`` of them."""

    went: int
    told: int
    contacts: int
    with_contacts: int
    money: list[Money]
    lessons: list[Debrief]


def balance_of(mission: Mission) -> Balance:
    went = mission.applications.filter(state=ApplicationState.CHOSEN).count()
    rows = list(
        Debrief.objects.filter(application__mission=mission, replaced_at__isnull=True)
        .exclude(application__state=ApplicationState.WITHDRAWN)
        .select_related("application__firm")
    )
    known = [d.contacts for d in rows if d.contacts is not None]
    money = [money_of([d.said for d in rows], kind) for kind in AMOUNTS]
    return Balance(went, len(rows), sum(known), len(known), money, [d for d in rows if d.lessons])
