"""The places that a person may hand out in an invitation: their own, or all of them for national roles."""

from collections.abc import Iterator

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Region

from ..models import Centre, Institution
from .scope import scope_of


def centres_for(user: User) -> Iterator[tuple[object, object]]:
    scope = scope_of(user)
    centres = Centre.objects.order_by("name")
    for centre in centres if scope.everything else centres.filter(pk__in=scope.centre_ids):
        yield centre.pk, centre.name


def institutions_for(user: User) -> Iterator[tuple[object, object]]:
    scope = scope_of(user)
    institutions = Institution.objects.order_by("name")
    for row in institutions if scope.everything else institutions.filter(pk__in=scope.institution_ids):
        yield row.pk, row.name


def regions_for(user: User) -> Iterator[tuple[object, object]]:
    scope = scope_of(user)
    for region in Region.objects.all():
        if scope.everything or (user.role == Role.AGENCY_REGION and region.pk in scope.region_codes):
            yield region.pk, region.name
