"""Which centres a person compares: all, those of a region, of an operator, or the own one. A rival's are not shown."""

from django.contrib.auth.models import AnonymousUser

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.choices import CentreKind
from encadena.network.models import Centre
from encadena.network.queries import scope_of

COMPARERS = (Role.HEAD, Role.COORDINATOR, Role.AGENCY_REGION, Role.AGENCY, Role.ADMINISTRATOR)


def comparable_centres(user: User | AnonymousUser) -> list[Centre]:
    """By name; satellites count with their centre."""
    scope = scope_of(user)
    rows = Centre.objects.exclude(kind=CentreKind.SATELLITE).select_related("region").order_by("name", "pk")
    if scope.role not in COMPARERS:
        return []
    if scope.everything:
        return list(rows)
    if scope.role == Role.AGENCY_REGION:
        return list(rows.filter(region__in=scope.region_codes))
    return list(rows.filter(pk__in=scope.centre_ids))
