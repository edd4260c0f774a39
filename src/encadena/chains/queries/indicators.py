"""Indicators of a project: those that its sales say, and those that somebody measured."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Sum

from ..models import ChainSale, IndicatorKind, LinkageProject, Measure, ProjectMember
from ..rules.measure import Change, change_of
from ..rules.payment import Payment
from .payments import tallies, whole
from .sales import seen_in
from .scope import Viewer, detailed_firms
from .trade import Period

MOST_MEASURES = 1_000


@dataclass(frozen=True)
class Financial:
    """Over the sales of a period that the reader sees; ``before``: pesos of the same months a year earlier.

    ``members``: firms in the project on some day of the period, ``selling`` of these sold. ``new_buyers`` bought in the
    project for the first time, ``largest``: the largest buyer's share of the sales.
    """

    amount: int
    before: int
    members: int
    selling: int
    buyers: int
    new_buyers: int
    largest: float | None
    payment: Payment

    @property
    def per_member(self) -> float | None:
        return self.amount / self.members if self.members else None

    @property
    def growth(self) -> float | None:
        return (self.amount - self.before) / self.before if self.before else None


@dataclass(frozen=True)
class Told:
    """A kind with its baseline and its latest measure, newest ones first in ``rows``."""

    kind: IndicatorKind
    rows: list[Measure]
    baseline: Measure | None
    latest: Measure | None
    change: Change

    @property
    def better(self) -> bool | None:
        """None: nothing changed, or it cannot be said."""
        if not self.change.difference:
            return None
        return (self.change.difference > 0) == (self.kind.better == "up")


def financial_of(user: Viewer, project: LinkageProject, period: Period) -> Financial:
    """In seven queries, added up by the database."""
    seen = seen_in(user, project)
    sales = seen.filter(month__gte=period.first, month__lt=period.until)
    bought = sales.order_by().values("buyer").annotate(whole=Sum("amount"))
    pairs = dict(bought.values_list("buyer", "whole"))
    earlier = seen.filter(month__gte=_year_before(period.first), month__lt=_year_before(period.until))
    first_bought = seen.order_by().values("buyer").annotate(first=Min("month")).values_list("buyer", "first")
    new = sum(buyer in pairs and first >= period.first for buyer, first in first_bought)
    amount = sum(pairs.values())
    return Financial(
        amount, _sum(earlier), _members(user, project, period), _sellers(sales), len(pairs), new,
        max(pairs.values()) / amount if amount else None, whole(tallies(sales)).payment,
    )  # fmt: skip


def measured_of(project: LinkageProject) -> list[Told]:
    """Kinds that somebody measured, in two queries."""
    rows = Measure.objects.filter(project=project, withdrawn_at__isnull=True).select_related("kind")
    found: dict[int, list[Measure]] = {}
    for row in rows.order_by("kind__family", "kind", "-last", "-pk")[:MOST_MEASURES]:
        found.setdefault(row.kind_id, []).append(row)
    return [_told(own) for own in found.values()]


def _told(rows: list[Measure]) -> Told:
    baseline, latest = next((row for row in rows if row.baseline), None), rows[0]
    return Told(latest.kind, rows, baseline, latest, change_of(baseline, latest))


def _members(user: Viewer, project: LinkageProject, period: Period) -> int:
    inside = Q(entered_on__lt=period.until) & (Q(left_on__isnull=True) | Q(left_on__gt=period.first))
    firms = detailed_firms(user, project).values("pk")
    rows = ProjectMember.objects.filter(inside, project=project, firm__in=firms)
    return int(rows.aggregate(n=Count("firm", distinct=True))["n"])


def _sellers(sales: QuerySet[ChainSale]) -> int:
    return int(sales.aggregate(n=Count("firm", distinct=True))["n"])


def _sum(sales: QuerySet[ChainSale]) -> int:
    return sales.aggregate(whole=Sum("amount"))["whole"] or 0


def _year_before(month: date) -> date:
    return month.replace(year=month.year - 1)
