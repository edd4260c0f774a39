"""Pilot groups, what the reader may see of their members, and what happened to both parts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre
from encadena.network.queries import active_on, scope_of

from ..choices import CohortPart, CohortState, MilestoneState
from ..models import Client, Cohort, CohortMember, Milestone, SessionClient
from ..models.client import ACTIVE
from ..registry import Link
from .facts import profiles_of
from .scope import CENTRE_STAFF, clients_visible_to, of_visible_clients

MANAGERS = frozenset({Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION, Role.COORDINATOR, Role.HEAD})
CANDIDATES = 400
SUGGESTED = 10
ALIKE = ("legal_size", "kind", "region", "section")


def cohorts_visible_to(user: User | AnonymousUser) -> QuerySet[Cohort]:
    """Groups in which a centre of the reader takes part; a region's direction: of its region or its centres."""
    scope = scope_of(user)
    if scope.everything:
        return Cohort.objects.all()
    if scope.role in CENTRE_STAFF:
        return Cohort.objects.filter(centres__in=scope.centre_ids).distinct()
    if scope.role == Role.AGENCY_REGION:
        reach = Q(region__in=scope.region_codes) | Q(centres__region__in=scope.region_codes)
        return Cohort.objects.filter(reach).distinct()
    return Cohort.objects.none()


def may_manage(user: User | AnonymousUser, cohort: Cohort | None = None) -> bool:
    """Heads and those above them; a group only by those who reach all of its centres, or its region."""
    scope = scope_of(user)
    if scope.role not in MANAGERS or scope.everything or cohort is None:
        return scope.role in MANAGERS
    if scope.role == Role.AGENCY_REGION:
        return cohort.region_id in scope.region_codes
    return set(cohort.centres.values_list("pk", flat=True)) <= scope.centre_ids


def may_enter(user: User | AnonymousUser) -> bool:
    """Heads and coordinators bring in their own clients, into any group that they see."""
    return scope_of(user).role in MANAGERS


def members_visible_to(user: User | AnonymousUser, cohort: Cohort) -> QuerySet[CohortMember]:
    rows = CohortMember.objects.filter(of_visible_clients(user), cohort=cohort)
    return rows.select_related("client__firm", "client__centre")


def centres_to_choose(user: User | AnonymousUser) -> QuerySet[Centre]:
    scope = scope_of(user)
    open_ones = Centre.objects.filter(closed_on__isnull=True)
    if scope.everything or scope.role == Role.AGENCY_REGION:
        return open_ones
    return open_ones.filter(pk__in=scope.centre_ids)


@dataclass(frozen=True)
class Suggestion:
    """A client that could serve as comparison; ``shared`` names what it has in common with a focused firm."""

    client: Client
    shared: tuple[str, ...]


def comparison_suggestions(user: User | AnonymousUser, cohort: Cohort) -> list[Suggestion]:
    """Clients of the same centres that are in no group, most alike first; alike: same size, kind, region and section.

    Whoever differs in size, or of whom it is unknown, is never suggested.
    """
    members = members_visible_to(user, cohort).filter(part=CohortPart.FOCUS, left_on__isnull=True)
    focused = profiles_of(Client.objects.filter(pk__in=members.values("client")))
    profiles = [tuple(facts[name] for name in ALIKE) for facts in focused.values()]
    sizes = {profile[0] for profile in profiles} - {"none"}
    free = clients_visible_to(user).filter(centre__in=cohort.centres.all(), stage__in=ACTIVE)
    free = free.filter(firm__legal_size__in=sizes).exclude(cohort_memberships__left_on__isnull=True,
                                                          cohort_memberships__isnull=False)  # fmt: skip
    candidates = profiles_of(free.order_by("-counted_sessions", "pk")[:CANDIDATES])
    alike = {pk: shared for pk, facts in candidates.items() if (shared := _shared(facts, profiles))}
    best = sorted(alike, key=lambda pk: -len(alike[pk]))[:SUGGESTED]
    clients = Client.objects.select_related("firm", "centre").in_bulk(best)
    return [Suggestion(clients[pk], alike[pk]) for pk in best]


def _shared(facts: dict[str, object], profiles: Sequence[tuple[object, ...]]) -> tuple[str, ...]:
    mine = tuple(facts[name] for name in ALIKE)
    best: tuple[str, ...] = ()
    for profile in profiles:
        same = tuple(name for name, a, b in zip(ALIKE, mine, profile, strict=True) if a is not None and a == b)
        if "legal_size" in same and len(same) > len(best):
            best = same
    return best


@dataclass(frozen=True)
class PartFigures:
    """One part of a group, over the members that the reader sees. Sessions and milestones since each one entered."""

    part: CohortPart
    members: int
    left: int
    with_sales: int
    with_jobs: int
    sessions: int
    minutes: int
    milestones: int
    firms_with_milestone: int


def figures_of(members: Sequence[CohortMember]) -> list[PartFigures]:
    """Two queries whatever the number of members."""
    ids = {m.client_id for m in members}
    sessions = _since_entry(SessionClient.objects.filter(
        client__in=ids, session__counts=True, session__withdrawn_at__isnull=True), "on")  # fmt: skip
    milestones = _since_entry(Milestone.objects.filter(
        client__in=ids, state=MilestoneState.VERIFIED, replaced_at__isnull=True), "on")  # fmt: skip
    return [_figures(part, [m for m in members if m.part == part], sessions, milestones) for part in CohortPart]


Rows = dict[int, list[tuple[object, int]]]


def _since_entry(rows: QuerySet[SessionClient] | QuerySet[Milestone], on: str) -> Rows:
    found: Rows = {}
    minutes = "minutes" if rows.model is SessionClient else "pk"
    for client, day, value in rows.order_by().values_list("client", on, minutes):
        found.setdefault(client, []).append((day, value))
    return found


def _figures(part: CohortPart, members: Sequence[CohortMember], sessions: Rows, milestones: Rows) -> PartFigures:
    held = [value for m in members for day, value in sessions.get(m.client_id, []) if _within(m, day)]
    reached = {m.pk: sum(_within(m, day) for day, _pk in milestones.get(m.client_id, [])) for m in members}
    return PartFigures(
        part=part,
        members=sum(m.left_on is None for m in members),
        left=sum(m.left_on is not None for m in members),
        with_sales=sum(m.baseline.get("sales") is not None for m in members),
        with_jobs=sum(m.baseline.get("jobs") is not None for m in members),
        sessions=len(held),
        minutes=sum(held),
        milestones=sum(reached.values()),
        firms_with_milestone=sum(bool(n) for n in reached.values()),
    )


def _within(member: CohortMember, day: object) -> bool:
    return member.entered_on <= day and (member.left_on is None or day < member.left_on)  # type: ignore[operator]


def cohort_links(user: User | None, firm_ids: Collection[int]) -> list[Link]:
    """Groups running today that hold every one of these firms, for a session."""
    rows = CohortMember.objects.filter(
        active_on(clock.today(), "entered_on", "left_on"), cohort__state=CohortState.RUNNING, client__firm__in=firm_ids
    )
    if user is not None:
        rows = rows.filter(of_visible_clients(user))
    counted = rows.order_by().values("cohort", "cohort__name").annotate(firms=Count("client__firm", distinct=True))
    return [Link("cohort", r["cohort"], r["cohort__name"]) for r in counted if r["firms"] == len(set(firm_ids))]
