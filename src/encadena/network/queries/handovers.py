"""Handovers, who takes part in them on which side, and what each side sees before and after the day."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import HandoverSide, HandoverState, PassingOn
from ..models import Handover, Post
from ..models.handover import UNDER_WAY
from .scope import scope_of

READERS = frozenset({Role.AGENCY, Role.ADMINISTRATOR, Role.AGENCY_REGION, Role.COORDINATOR})
NOT_PASSED = (PassingOn.ASK, PassingOn.REFUSED)


def handovers_visible_to(user: User | AnonymousUser) -> QuerySet[Handover]:
    """The agency all, a region's direction its own, coordinators those in which their operator gives or receives."""
    scope, rows = scope_of(user), Handover.objects.select_related("centre", "contract__operator", "incoming")
    if scope.everything:
        return rows
    match scope.role:
        case Role.AGENCY_REGION:
            return rows.filter(centre__region__in=scope.region_codes)
        case Role.COORDINATOR:
            ours = scope.institution_ids
            return rows.filter(Q(contract__operator__in=ours) | Q(incoming__in=ours))
    return rows.none()


def sides_of(user: User | AnonymousUser, handover: Handover) -> list[HandoverSide]:
    """The side on which the reader signs."""
    scope = scope_of(user)
    if scope.role != Role.COORDINATOR:
        return []
    sides = {HandoverSide.OUTGOING: handover.contract.operator_id, HandoverSide.INCOMING: handover.incoming_id}
    return [side for side, operator in sides.items() if operator in scope.institution_ids]


def may_lead(user: User | AnonymousUser) -> bool:
    """The agency opens, freezes and cancels."""
    return scope_of(user).everything


def may_prepare(user: User | AnonymousUser, handover: Handover) -> bool:
    """The outgoing operator asks its clients and completes what is missing, until the day; the agency may too."""
    before = clock.today() < handover.on and handover.state != HandoverState.CANCELLED
    return may_lead(user) or (before and HandoverSide.OUTGOING in sides_of(user, handover))


def may_bring_people(user: User | AnonymousUser, handover: Handover) -> bool:
    return may_lead(user) or HandoverSide.INCOMING in sides_of(user, handover)


def may_open_package(user: User | AnonymousUser, handover: Handover) -> bool:
    """What is inside: before the day the outgoing operator, from the day on the incoming one; the agency always."""
    if handover.state not in {HandoverState.FROZEN, HandoverState.MOVED}:
        return False
    arrived = clock.today() >= handover.on
    side = HandoverSide.INCOMING if arrived else HandoverSide.OUTGOING
    return may_lead(user) or side in sides_of(user, handover)


def withheld_clients(handover: Handover) -> list[int]:
    """Ids of clients that nobody allowed to pass on."""
    rows = handover.clients.filter(passing__in=NOT_PASSED).order_by("client_id")
    return list(rows.values_list("client_id", flat=True))


def clients_by_answer(handover: Handover) -> dict[str, int]:
    """How many clients there are of each answer."""
    return dict(handover.clients.order_by().values_list("passing").annotate(n=Count("pk")))


def outgoing_posts(handover: Handover) -> QuerySet[Post]:
    """Posts in the centre and its satellites that were there before the day, whoever the people are."""
    arriving = handover.people.values("user")
    here = Q(centre=handover.centre_id) | Q(centre__parent=handover.centre_id)
    alive = Q(until__isnull=True) | Q(until__gt=handover.on)
    return Post.objects.filter(here, alive, since__lt=handover.on).exclude(user__in=arriving)


def due_handovers() -> QuerySet[Handover]:
    return Handover.objects.filter(state=HandoverState.FROZEN, on__lte=clock.today()).order_by("on", "pk")


def under_way_in(centre_ids: Collection[int]) -> QuerySet[Handover]:
    return Handover.objects.filter(UNDER_WAY, centre__in=centre_ids)
