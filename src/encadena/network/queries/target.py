"""Targets, and who may see and fix them."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..choices import CentreKind
from ..models import Centre, Target
from .scope import scope_of

SETTERS = frozenset({Role.HEAD, Role.COORDINATOR})
READERS = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR})


def targets_of(centres: Iterable[Centre], year: int) -> Mapping[str, Mapping[int, int]]:
    """Code of the indicator → centre id → target."""
    found: dict[str, dict[int, int]] = {}
    rows = Target.objects.filter(centre__in=list(centres), year=year).order_by()
    for centre, indicator, value in rows.values_list("centre", "indicator", "value"):
        found.setdefault(indicator, {})[centre] = value
    return found


def centres_answered_for(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Centres whose results the reader may see, without satellites: those count in their centre."""
    scope = scope_of(user)
    rows = Centre.objects.exclude(kind=CentreKind.SATELLITE).select_related("region").order_by("name", "pk")
    if scope.everything:
        return rows
    if scope.role not in READERS:
        return rows.none()
    return rows.filter(Q(pk__in=scope.centre_ids) | Q(region__in=scope.region_codes))


def may_read_results(user: User | AnonymousUser, centre: Centre) -> bool:
    """Whoever works in the centre or answers for it; a rival operator does not."""
    scope = scope_of(user)
    return scope.everything or centre.pk in scope.centre_ids or centre.region_id in scope.region_codes


def may_set_targets(user: User | AnonymousUser, centre: Centre) -> bool:
    scope = scope_of(user)
    return scope.everything or (scope.role in SETTERS and centre.pk in scope.centre_ids)


def sets_targets(user: User | AnonymousUser) -> bool:
    """Of some centre at least."""
    scope = scope_of(user)
    return scope.everything or scope.role in SETTERS


def centres_set_by(user: User | AnonymousUser) -> QuerySet[Centre]:
    return centres_answered_for(user) if sets_targets(user) else Centre.objects.none()
