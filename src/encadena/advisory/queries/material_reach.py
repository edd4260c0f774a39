"""Where expert material comes from, and the centres and people that it is meant for."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre, OperatingContract, Post
from encadena.network.queries import NATIONAL, Scope, active_on, centres_operated_by
from encadena.network.queries.running import running_on

from ..choices import MaterialOrigin
from ..models import Material


@dataclass(frozen=True)
class Origin:
    """``institution``: id of the operator or promoter; ``region``: code of the direction's region."""

    kind: MaterialOrigin
    institution: int | None = None
    region: str | None = None


def origin_of(scope: Scope) -> Origin | None:
    """For whom a reader writes; of several posts the first. None: writes nothing."""
    if scope.role in NATIONAL:
        return Origin(MaterialOrigin.NATIONAL)
    if scope.role == Role.AGENCY_REGION and scope.region_codes:
        return Origin(MaterialOrigin.REGION, region=min(scope.region_codes))
    kinds = {Role.PROMOTER: MaterialOrigin.PROMOTER, Role.COORDINATOR: MaterialOrigin.OPERATOR}
    kind = kinds.get(scope.role)  # type: ignore[call-overload]
    return Origin(kind, institution=min(scope.institution_ids)) if kind and scope.institution_ids else None


def own_material(scope: Scope) -> Q:
    """Material of the reader's own side, drafts included."""
    if scope.role in NATIONAL:
        return Q(origin=MaterialOrigin.NATIONAL)
    if scope.role == Role.AGENCY_REGION:
        return Q(origin=MaterialOrigin.REGION, region__in=scope.region_codes)
    kinds = {Role.PROMOTER: MaterialOrigin.PROMOTER, Role.COORDINATOR: MaterialOrigin.OPERATOR}
    kind = kinds.get(scope.role)  # type: ignore[call-overload]
    return Q(origin=kind, institution__in=scope.institution_ids) if kind else Q(pk__in=[])


def centres_reached(kind: str, *, institution: int | None, region: str | None) -> QuerySet[Centre]:
    """Centres that an origin can address: all, of its region, or run by the operator today with their satellites."""
    rows = Centre.objects.order_by("name")
    if kind == MaterialOrigin.REGION:
        return rows.filter(region=region)
    if kind == MaterialOrigin.OPERATOR:
        run = centres_operated_by([institution] if institution else []).order_by().values("pk")
        return rows.filter(Q(pk__in=run) | Q(parent__in=run))
    return rows


def centres_meant(material: Material) -> QuerySet[Centre]:
    """The chosen ones that the origin still reaches; without a choice all that it reaches."""
    reached = centres_reached(material.origin, institution=material.institution_id, region=material.region_id)
    chosen = material.centres.order_by()
    return reached.filter(pk__in=chosen.values("pk")) if chosen.exists() else reached


def posts_asked(material: Material) -> QuerySet[Post]:
    """Posts of today that make somebody one of those who should read it."""
    centres, today = centres_meant(material).order_by().values("pk"), clock.today()
    runs = OperatingContract.objects.filter(
        running_on(today), Q(centre__in=centres) | Q(centre__satellites__in=centres)
    ).values("operator")
    staff = [role for role, asked in ((Role.ADVISER, material.for_advisers), (Role.HEAD, material.for_heads)) if asked]
    place = Q(role__in=staff) & (Q(centre__in=centres) | Q(centre__in=_parents(material)))
    if material.for_coordinators:
        place |= Q(role=Role.COORDINATOR, institution__in=runs)
    return Post.objects.filter(active_on(today), place, role=F("user__role"), user__is_active=True)


def people_asked(material: Material) -> QuerySet[User]:
    """Who should have read it, as of today."""
    return User.objects.filter(pk__in=posts_asked(material).values("user"))


def _parents(material: Material) -> QuerySet[Centre]:
    """A satellite's centre works for it too."""
    return Centre.objects.filter(satellites__in=centres_meant(material).order_by().values("pk")).values("pk")  # type: ignore[return-value]
