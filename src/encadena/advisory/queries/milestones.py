"""Milestones and follow-ups that a person may see, and what they add up to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..choices import Attribution, FollowUpState, Indicator, MilestoneKind, MilestoneState
from ..models import Baseline, Client, FollowUp, Milestone
from .scope import clients_visible_to, of_visible_clients

PER_PAGE = 50
DEEPEST_PAGE = 200
EXPORTED = 20_000
VERIFIERS = frozenset({Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR})


def milestones_visible_to(user: User | AnonymousUser) -> QuerySet[Milestone]:
    """Those of the clients in the reader's scope, corrected ones too."""
    return Milestone.objects.filter(of_visible_clients(user))


def follow_ups_visible_to(user: User | AnonymousUser) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(of_visible_clients(user))


def may_verify(user: User | AnonymousUser, milestone: Milestone) -> bool:
    """Heads, coordinators and the agency, within their scope, and never whoever reported it."""
    return (
        scope_of(user).role in VERIFIERS
        and milestone.reported_by_id != user.pk
        and milestone.replaced_at is None
        and milestone.state in {MilestoneState.REPORTED, MilestoneState.RETURNED}
    )


def current_baselines(client: Client) -> list[tuple[Indicator, Baseline | None]]:
    """Every indicator with its baseline; None: never fixed."""
    rows = {row.indicator: row for row in client.baselines.filter(replaced_at__isnull=True)}
    return [(indicator, rows.get(indicator.value)) for indicator in Indicator]


def milestones_of(client: Client) -> QuerySet[Milestone]:
    return client.milestones.filter(replaced_at__isnull=True).select_related("reported_by", "reviewed_by")


def versions_of(milestone: Milestone) -> list[Milestone]:
    """The earlier versions of a milestone, newest first."""
    rows, current = [], milestone.corrects
    while current is not None:
        rows.append(current)
        current = current.corrects
    return rows


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty means all."""

    state: str = ""
    kind: str = ""
    centre: str = ""
    year: str = ""

    def narrow(self, rows: QuerySet[Milestone]) -> QuerySet[Milestone]:
        rows = rows.filter(replaced_at__isnull=True)
        for field in ("state", "kind", "centre"):
            if value := getattr(self, field):
                rows = rows.filter(**{field: value})
        if not self.state:
            rows = rows.exclude(state=MilestoneState.WITHDRAWN)
        return rows.filter(on__year=int(self.year)) if self.year else rows


@dataclass(frozen=True)
class Page:
    rows: Sequence[Milestone]
    number: int
    has_next: bool


def page_of_milestones(user: User | AnonymousUser, filters: Filters, number: int) -> Page:
    """Page ``number`` (from 1, at most 200): its keys from an index, then its rows."""
    number = min(number, DEEPEST_PAGE)
    start = (number - 1) * PER_PAGE
    # Asked per row: a list of all clients in reach would be made first.
    reached = Exists(clients_visible_to(user).filter(pk=OuterRef("client")))
    ordered = filters.narrow(Milestone.objects.filter(reached)).order_by("-on", "-id")
    keys = list(ordered.values_list("pk", flat=True)[start : start + PER_PAGE + 1])
    rows = Milestone.objects.filter(pk__in=keys[:PER_PAGE]).order_by("-on", "-id")
    shown = list(rows.select_related("firm", "centre", "reported_by", "client"))
    return Page(shown, number, len(keys) > PER_PAGE and number < DEEPEST_PAGE)


def milestones_in_order(user: User | AnonymousUser, filters: Filters) -> Iterator[Milestone]:
    """At most 20,000, with all that a row of the spreadsheet tells, read 1,000 at a time."""
    rows = filters.narrow(milestones_visible_to(user)).select_related("firm", "centre", "baseline")
    rows = rows.prefetch_related("jobs", "documents").order_by("-on", "-id")
    yield from rows[:EXPORTED].iterator(chunk_size=1000)


@dataclass(frozen=True)
class Total:
    """Verified milestones of one kind: how many, of which on a late baseline, without a statement of the client; what
    they add up to (jobs, pesos of sales; None where nothing is added) and the money by currency.
    """

    kind: MilestoneKind
    verified: int
    waiting: int
    late: int
    unstated: int
    change: Decimal | None
    money: tuple[tuple[str, Decimal], ...] = ()


def totals_by_kind(user: User | AnonymousUser, filters: Filters) -> list[Total]:
    """One query. The filter of state does not count here: every row shows verified beside waiting."""
    rows = Filters(kind=filters.kind, centre=filters.centre, year=filters.year).narrow(milestones_visible_to(user))
    verified = Q(state=MilestoneState.VERIFIED)
    counted = rows.order_by("currency").values("kind", "currency").annotate(
        verified=Count("pk", filter=verified),
        waiting=Count("pk", filter=Q(state__in=[MilestoneState.REPORTED, MilestoneState.RETURNED])),
        late=Count("pk", filter=verified & Q(baseline__late=True)),
        unstated=Count("pk", filter=verified & Q(attribution=Attribution.NOT_STATED)),
        change=Sum("change", filter=verified),
        total=Sum("amount", filter=verified),
    )  # fmt: skip
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in counted:
        found.setdefault(row["kind"], []).append(row)
    return [_total(kind, found[kind]) for kind in MilestoneKind if kind in found]


def _total(kind: MilestoneKind, rows: Sequence[Mapping[str, Any]]) -> Total:
    """``rows``: one per currency."""
    changes = [row["change"] for row in rows if row["change"] is not None]
    verified, waiting, late, unstated = (
        sum(row[name] for row in rows) for name in ("verified", "waiting", "late", "unstated")
    )
    change = sum(changes, Decimal()) if changes else None
    money = tuple((row["currency"], row["total"]) for row in rows if row["total"] is not None)
    return Total(kind, verified, waiting, late, unstated, change, money)


@dataclass(frozen=True)
class Response:
    """Follow-ups of one term whose date has come, by what became of them."""

    months: int
    due: int
    answered: int
    refused: int
    no_response: int
    pending: int


def response_rates(user: User | AnonymousUser) -> list[Response]:
    rows = follow_ups_visible_to(user).filter(due_on__lte=clock.today()).order_by().values("months")
    of = {state: Count("pk", filter=Q(state=state)) for state in FollowUpState}
    counted = rows.annotate(
        all=Count("pk"), answered=of[FollowUpState.ANSWERED], refused=of[FollowUpState.REFUSED],
        silent=of[FollowUpState.NO_RESPONSE], pending=of[FollowUpState.DUE],
    ).order_by("months")  # fmt: skip
    return [Response(r["months"], r["all"], r["answered"], r["refused"], r["silent"], r["pending"]) for r in counted]


def waiting_follow_ups(user: User | AnonymousUser, *, mine: bool) -> QuerySet[FollowUp]:
    """Open ones, the longest due first; ``mine``: of the reader's own clients."""
    # Asked per row: a list of all clients in reach would be made first.
    clients = clients_visible_to(user).filter(pk=OuterRef("client"))
    rows = FollowUp.objects.filter(Exists(clients.filter(adviser=user.pk) if mine else clients))
    return rows.filter(state=FollowUpState.DUE).select_related("client__firm", "centre").order_by("due_on", "id")
