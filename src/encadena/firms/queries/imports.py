"""Reads of spreadsheet imports: whose they are, and the official names that cells are compared with."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Activity, Commune, Region, UfValue
from encadena.kernel import clock
from encadena.kernel.text import fold
from encadena.network.models import Centre
from encadena.network.queries import scope_of

from ..choices import ImportState
from ..models import ColumnMap, Import
from ..rules.communes import CommuneName, Gazetteer
from ..rules.sheets.columns import Reference

IMPORTERS = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR})
_BELOW: dict[str, tuple[str, ...]] = {
    Role.HEAD: (Role.HEAD, Role.ADVISER),
    Role.COORDINATOR: (Role.COORDINATOR, Role.HEAD, Role.ADVISER),
}


def imports_visible_to(user: User | AnonymousUser) -> QuerySet[Import]:
    """An adviser's own imports, a head's and a coordinator's those of their centres too; always of centres in scope.

    A file shows the firms that its importer may see, so nobody sees the imports of somebody who sees more.
    """
    imports, scope = Import.objects.select_related("centre", "created_by"), scope_of(user)
    if scope.role == Role.ADMINISTRATOR:
        return imports
    if not scope.works_in_centres:
        return imports.none()
    below = Q(created_by__role__in=_BELOW.get(scope.role, ()))
    return imports.filter(Q(created_by=scope.user.pk) | below, centre__in=scope.centre_ids)


def centres_to_import_into(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Open centres of the user's scope; all of them for the administration (which may also name none)."""
    scope = scope_of(user)
    centres = Centre.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=clock.today()))
    if scope.role == Role.ADMINISTRATOR:
        return centres
    return centres.filter(pk__in=scope.centre_ids) if scope.works_in_centres else centres.none()


def earlier_twin(batch: Import) -> Import | None:
    """An applied import of the very same file into the same centre."""
    twins = Import.objects.filter(sha256=batch.sha256, centre=batch.centre_id, state=ImportState.APPLIED)
    return twins.exclude(pk=batch.pk).order_by("-applied_at").first()


def remembered_columns(centre: Centre | None, *sources: str) -> dict[str, str] | None:
    """What a person chose for the first of these sources that is known: heading → field."""
    for source in filter(None, sources):
        found = ColumnMap.objects.filter(centre=centre, source=source).values_list("fields", flat=True).first()
        if found is not None:
            return {str(heading): str(field) for heading, field in found.items()}
    return None


def sources_of(centre: Centre | None) -> list[str]:
    """Names that people gave to sources of this centre (those that only the headings name begin with ``#``)."""
    named = ColumnMap.objects.filter(centre=centre).exclude(source__startswith="#")
    return list(named.order_by("source").values_list("source", flat=True))


def reference() -> Reference:
    """Communes, regions, activities and the UF of each year's end: four reads, 1,100 small rows."""
    communes = Commune.objects.values_list("code", "name", "region")
    activities = Activity.objects.filter(level=5).values_list("code", "name_es")
    year_ends = UfValue.objects.filter(date__month=12, date__day=31).values_list("date", "value")
    uf: dict[int, Decimal] = {day.year: value for day, value in year_ends}
    gazetteer = Gazetteer(CommuneName(*row) for row in communes)
    return Reference(clock.today(), gazetteer, _region_names(), dict(activities), uf)


def _region_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for region in Region.objects.all():
        shown = (region.name, region.short_name, region.roman, region.code, region.code.lstrip("0"), region.iso_code)
        names |= {fold(name): region.code for name in shown}
        words = fold(region.name)
        for prefix in ("region de los ", "region del ", "region de la ", "region de ", "region "):
            if words.startswith(prefix):
                names[words.removeprefix(prefix)] = region.code
                break
    aliases = {"metropolitana": "13", "rm": "13", "santiago": "13", "o higgins": "06", "ohiggins": "06",
        "bio bio": "08",
               "magallanes": "12", "aysen": "11", "aisen": "11", "la araucania": "09", "araucania": "09"}  # fmt: skip
    return {**aliases, **names}


def totals_of(batch: Import) -> dict[str, Any]:
    """The numbers of the review page, with zero for what was not counted."""
    keys = ("rows", "firms", "new", "changed", "unchanged", "bad_firms", "bad_rows", "errors", "warnings", "suspects")
    return {key: batch.counts.get(key, 0) for key in keys}
