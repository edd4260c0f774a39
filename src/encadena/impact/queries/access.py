"""Who reads which report, and who publishes (decision 0019)."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.queries.scope import CENTRE_STAFF
from encadena.catalogs.models import Region
from encadena.network.models import Centre, Institution
from encadena.network.queries import Scope as Reach
from encadena.network.queries import scope_of

from ..choices import ScopeKind, SnapshotState
from ..models import Snapshot
from ..rules.report import Scope

Viewer = User | AnonymousUser


def may_read_live(user: Viewer, scope: Scope) -> bool:
    """The agency and the administration everything, a region's direction its region and the centres in it, who works in
    centres these, a coordinator the operator too."""
    reach = scope_of(user)
    if reach.everything:
        return True
    match scope.kind:
        case ScopeKind.REGION:
            return reach.role == Role.AGENCY_REGION and scope.key in reach.region_codes
        case ScopeKind.OPERATOR:
            own = Institution.objects.filter(pk__in=reach.institution_ids, slug=scope.key)
            return reach.role == Role.COORDINATOR and own.exists()
        case ScopeKind.CENTRE:
            return Centre.objects.filter(_centres(reach), slug=scope.key).exists()
    return False


def live_scopes(user: Viewer) -> list[Scope]:
    """What the reader may open, the widest first; at most four queries."""
    reach = scope_of(user)
    found = [Scope()] if reach.everything else []
    regions = Region.objects.all() if reach.everything else Region.objects.filter(pk__in=_regions(reach))
    operators = Institution.objects.filter(contracts__isnull=False).distinct().order_by("slug")
    if not reach.everything:
        operators = operators.filter(pk__in=reach.institution_ids if reach.role == Role.COORDINATOR else ())
    centres = Centre.objects.filter(Q() if reach.everything else _centres(reach)).order_by("slug")
    found += [Scope(ScopeKind.REGION, *row) for row in regions.order_by("order").values_list("pk", "short_name")]
    found += [Scope(ScopeKind.OPERATOR, *row) for row in operators.values_list("slug", "name")]
    return found + [Scope(ScopeKind.CENTRE, *row) for row in centres.values_list("slug", "name")]


def may_publish(user: Viewer, scope: Scope) -> bool:
    """The agency and the administration; a region's direction the report of its region."""
    reach = scope_of(user)
    return reach.everything or (scope.kind == ScopeKind.REGION and may_read_live(user, scope))


def snapshots_visible_to(user: Viewer) -> QuerySet[Snapshot]:
    """Everybody inside sees the published reports of the network and what was kept of the scopes they read live; who
    publishes sees drafts and withdrawn ones too."""
    if not isinstance(user, User):
        return Snapshot.objects.none()
    reach = scope_of(user)
    if reach.everything:
        return Snapshot.objects.all()
    published = Q(state=SnapshotState.PUBLISHED)
    network = Q(scope_kind=ScopeKind.NETWORK)
    own = Q(scope_kind=ScopeKind.CENTRE, scope_key__in=Centre.objects.filter(_centres(reach)).values("slug"))
    if reach.role == Role.COORDINATOR:
        operators = Institution.objects.filter(pk__in=reach.institution_ids).values("slug")
        own |= Q(scope_kind=ScopeKind.OPERATOR, scope_key__in=operators)
    region = Q(scope_kind=ScopeKind.REGION, scope_key__in=_regions(reach))
    return Snapshot.objects.filter((published & (network | own)) | region)


def public_snapshots() -> QuerySet[Snapshot]:
    """What anybody may read, in its public view: published reports on the whole network."""
    return Snapshot.objects.filter(state=SnapshotState.PUBLISHED, scope_kind=ScopeKind.NETWORK)


def scope_of_snapshot(snapshot: Snapshot) -> Scope:
    return Scope(snapshot.scope_kind, snapshot.scope_key, snapshot.scope_name)


def _regions(reach: Reach) -> frozenset[str]:
    return reach.region_codes if reach.role == Role.AGENCY_REGION else frozenset()


def _centres(reach: Reach) -> Q:
    if reach.role == Role.AGENCY_REGION:
        return Q(region__in=reach.region_codes)
    return Q(pk__in=reach.centre_ids if reach.role in CENTRE_STAFF else ())
