"""Who sold to whom in a year, as far as the reader may know: pairs added up by the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Sum

from encadena.accounts.choices import Role
from encadena.advisory.queries.scope import CENTRE_STAFF
from encadena.firms.models import Firm, YearlySales
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.queries import Scope, scope_of

from ..models import AnchorBuyer, ChainSale, LinkageProject
from ..rules.payment import Payment
from .payments import tallies
from .scope import Viewer, projects_visible_to

MOST_PAIRS = 10_000


@dataclass(frozen=True)
class Period:
    """Sales of months from ``first`` until before ``until``; ``year`` None: the last twelve months.

    ``totals_year``: the calendar year whose whole sales of a firm are the base of its shares.
    """

    first: date
    until: date
    year: int | None

    @classmethod
    def of(cls, text: str) -> "Period":
        """A year typed in the address; otherwise this month and the eleven before it."""
        today = clock.today()
        if text.isascii() and text.isdigit() and 1990 <= int(text[:4]) <= today.year and len(text) == 4:
            return cls(date(int(text), 1, 1), date(int(text) + 1, 1, 1), int(text))
        after = _after(today.replace(day=1))
        return cls(after.replace(year=after.year - 1), after, None)

    @property
    def totals_year(self) -> int:
        return self.year or clock.today().year - 1


@dataclass(frozen=True)
class Pair:
    """A firm sold ``amount`` pesos to a buyer in ``sales`` sales."""

    firm: int
    buyer: int
    amount: int
    sales: int


@dataclass(frozen=True)
class Trade:
    """``pairs`` are at most ``MOST_PAIRS``, the largest; ``left_out`` says how many more there are.

    ``totals``: whole yearly sales in pesos of the firms whose sheet the reader may open. ``hidden``: buyer → how many
    firms sell to it that the reader may not see, ``hidden_firms`` in all. ``firm_of``: buyers that are firms of the
    register.
    """

    period: Period
    pairs: list[Pair]
    left_out: int = 0
    totals: Mapping[int, float] = field(default_factory=dict)
    hidden: Mapping[int, int] = field(default_factory=dict)
    hidden_firms: int = 0
    names: Mapping[int, str] = field(default_factory=dict)
    buyer_names: Mapping[int, str] = field(default_factory=dict)
    firm_of: Mapping[int, int] = field(default_factory=dict)
    payments: Mapping[int, Payment] = field(default_factory=dict)


def sales_visible_to(user: Viewer) -> QuerySet[ChainSale]:
    """Those that count, of firms whose details the reader may see in a project that it sees."""
    scope, sales = scope_of(user), ChainSale.objects.filter(withdrawn_at__isnull=True)
    if scope.everything:
        return sales
    own = firms_visible_to(user).values("pk")
    if (led := _led(scope)) is not None:
        shared = Q(firm__in=own, project__in=projects_visible_to(user).values("pk"))
        return sales.filter(Q(project__in=led.values("pk")) | shared)
    return sales.filter(firm__in=own, project__in=projects_visible_to(user).values("pk"))


def trade_of(
    user: Viewer, period: Period, *, project: LinkageProject | None = None, buyer: AnchorBuyer | None = None
) -> Trade:
    """In at most eight queries."""
    seen = _narrowed(sales_visible_to(user), period, project, buyer)
    summed = seen.order_by().values("firm", "buyer").annotate(amount=Sum("amount"), n=Count("pk"))
    rows = summed.order_by("-amount", "firm", "buyer").values_list("firm", "buyer", "amount", "n")
    pairs = [Pair(*row) for row in rows[: MOST_PAIRS + 1]]
    left_out = summed.count() - MOST_PAIRS if len(pairs) > MOST_PAIRS else 0
    pairs = pairs[:MOST_PAIRS]
    firms, (hidden, hidden_firms) = {pair.firm for pair in pairs}, _hidden(user, period, project, buyer)
    buyers = {pair.buyer for pair in pairs} | hidden.keys()
    known = AnchorBuyer.objects.filter(pk__in=buyers).values_list("pk", "name", "firm_id")
    told = list(known) if len(buyers) <= MOST_PAIRS else []
    return Trade(
        period, pairs, left_out, _totals(user, firms, period), hidden, hidden_firms,
        dict(Firm.objects.filter(pk__in=firms).values_list("pk", "name")), {pk: name for pk, name, _firm in told},
        {pk: firm for pk, _name, firm in told if firm}, {pk: tally.payment for pk, tally in tallies(seen).items()},
    )  # fmt: skip


def all_sales_to(buyer: AnchorBuyer, period: Period) -> QuerySet[ChainSale]:
    """Of every project, for its days to pay alone: who buys is no secret between centres (decision 0018)."""
    return _narrowed(ChainSale.objects.filter(withdrawn_at__isnull=True), period, None, buyer)


def years_of_sales() -> list[int]:
    """From this one back to the first with a sale, ten at most."""
    this = clock.today().year
    first = ChainSale.objects.aggregate(first=Min("month"))["first"]
    return list(range(this, max((first.year if first else this) - 1, this - 10), -1))


def _narrowed(
    sales: QuerySet[ChainSale], period: Period, project: LinkageProject | None, buyer: AnchorBuyer | None
) -> QuerySet[ChainSale]:
    sales = sales.filter(month__gte=period.first, month__lt=period.until)
    sales = sales.filter(project=project) if project else sales
    return sales.filter(buyer=buyer) if buyer else sales


def _hidden(
    user: Viewer, period: Period, project: LinkageProject | None, buyer: AnchorBuyer | None
) -> tuple[dict[int, int], int]:
    """Of projects in which the reader's centre takes part and another one leads; all else it sees whole."""
    scope = scope_of(user)
    led = _led(scope)
    if scope.everything or led is None:
        return {}, 0
    partly = projects_visible_to(user).exclude(pk__in=led.values("pk")).values("pk")
    sales = ChainSale.objects.filter(withdrawn_at__isnull=True, project__in=partly)
    others = _narrowed(sales, period, project, buyer).exclude(firm__in=firms_visible_to(user).values("pk"))
    counted = others.order_by().values("buyer").annotate(n=Count("firm", distinct=True))
    told = dict(counted.values_list("buyer", "n"))
    return told, others.aggregate(n=Count("firm", distinct=True))["n"] if told else 0


def _led(scope: Scope) -> QuerySet[LinkageProject] | None:
    """Projects that the reader sees whole through its centres; None for a role without centres."""
    if scope.role in CENTRE_STAFF:
        return LinkageProject.objects.filter(centre__in=scope.centre_ids)
    if scope.role == Role.AGENCY_REGION:
        return LinkageProject.objects.filter(centre__region__in=scope.region_codes)
    return None


def _totals(user: Viewer, firms: set[int], period: Period) -> dict[int, float]:
    rows = YearlySales.objects.filter(
        year=period.totals_year, replaced_at__isnull=True, amount__isnull=False, firm__in=firms
    )
    rows = rows.filter(firm__in=firms_visible_to(user).values("pk"))
    return {firm: float(amount or 0) for firm, amount in rows.values_list("firm", "amount")}


def _after(month: date) -> date:
    return month.replace(year=month.year + 1, month=1) if month.month == 12 else month.replace(month=month.month + 1)
