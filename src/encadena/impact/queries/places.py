"""Centres with their regions and operators, and what a report may be about."""

from collections import defaultdict

from encadena.catalogs.models import Region
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, Institution, OperatingContract

from ..choices import UNKNOWN_PLACE, ScopeKind
from ..errors import CENTRE_UNKNOWN, OPERATOR_UNKNOWN, REGION_UNKNOWN
from ..rules.places import Ground, Grounds, Tenure
from ..rules.report import Scope


def grounds() -> Grounds:
    """In three queries."""
    tenures, operators = _tenures()
    rows = list(Centre.objects.order_by("slug").values_list("pk", "slug", "name", "region", "parent", "closed_on"))
    centres = {
        pk: Ground(slug, name, region or UNKNOWN_PLACE, tuple(tenures[pk] or tenures[parent or pk]), closed_on)
        for pk, slug, name, region, parent, closed_on in sorted(rows, key=lambda row: row[1])
    }
    regions = dict(Region.objects.order_by("order").values_list("pk", "short_name"))
    return Grounds(centres, regions, dict(sorted(operators.items())))


def scope_named(kind: str = ScopeKind.NETWORK, key: str = "") -> Scope:
    """Raises ``impact_region_unknown``, ``impact_operator_unknown`` and ``impact_centre_unknown``; ``ValueError`` for
    another kind."""
    match ScopeKind(kind):
        case ScopeKind.NETWORK:
            return Scope()
        case ScopeKind.REGION:
            return Scope(kind, key, _name(Region.objects.filter(pk=key).values_list("short_name"), REGION_UNKNOWN, key))
        case ScopeKind.CENTRE:
            return Scope(kind, key, _name(Centre.objects.filter(slug=key).values_list("name"), CENTRE_UNKNOWN, key))
        case ScopeKind.OPERATOR:
            ran = Institution.objects.filter(slug=key, contracts__isnull=False).distinct().values_list("name")
            return Scope(kind, key, _name(ran, OPERATOR_UNKNOWN, key))


def _name(found: object, error: str, key: str) -> str:
    row: tuple[str] | None = found.first()  # type: ignore[attr-defined]
    if row is None:
        raise DomainError(error, key=key)
    return row[0]


def _tenures() -> tuple[dict[int, list[Tenure]], dict[str, str]]:
    """By centre, the latest beginning first and an unknown one last; and the operators' names by slug."""
    tenures, operators = defaultdict[int, list[tuple[str, int, Tenure]]](list), dict[str, str]()
    rows = OperatingContract.objects.order_by("pk").values_list(
        "pk", "centre", "operator__slug", "operator__name", "starts_on", "ends_on"
    )
    for pk, centre, slug, name, since, until in rows:
        operators[slug] = name
        tenures[centre].append((since.isoformat() if since else "", pk, Tenure(slug, since, until)))
    ordered = {
        centre: [t for *_key, t in sorted(own, key=lambda row: row[:2], reverse=True)]
        for centre, own in tenures.items()
    }
    return defaultdict(list, ordered), operators
