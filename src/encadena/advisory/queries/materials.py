"""Expert material that a person may read, and what of it waits for them."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.text import fold
from encadena.network.models import Centre, OperatingContract
from encadena.network.queries import Scope, scope_of
from encadena.network.queries.running import running_on

from ..choices import MaterialOrigin, MaterialState
from ..models import Material, MaterialReading
from ..registry import handed_material
from .material_reach import origin_of, own_material
from .scope import CENTRE_STAFF

READERS = CENTRE_STAFF | {Role.AGENCY, Role.AGENCY_REGION, Role.PROMOTER, Role.ADMINISTRATOR}
ASKED = {Role.ADVISER: "for_advisers", Role.HEAD: "for_heads", Role.COORDINATOR: "for_coordinators"}
SHOWN_TO_FIRMS = (MaterialState.PUBLISHED, MaterialState.REPLACED)
PER_PAGE = 30


@dataclass(frozen=True)
class MaterialFilters:
    """``before``: key of the last one of the page before."""

    text: str = ""
    subject: str = ""
    pending: bool = False
    own: bool = False
    before: int | None = None

    @property
    def narrows(self) -> bool:
        return bool(self.text or self.subject or self.pending or self.own)


def materials_visible_to(user: User | AnonymousUser) -> QuerySet[Material]:
    """Drafts: the side that writes them. The rest: whoever works where it is meant for, and those who oversee it; an
    operator's own never leaves its centres and the agency. A firm reads what was tied to a gap of its own.
    """
    scope, rows = scope_of(user), Material.objects.select_related("subject", "institution", "region")
    if scope.role == Role.FIRM and isinstance(user, User):
        handed = [Q(pk__in=source(user)) for source in handed_material()]
        return rows.filter(_any(handed), state__in=SHOWN_TO_FIRMS)
    if scope.role not in READERS:
        return rows.none()
    shown = ~Q(state=MaterialState.DRAFT)
    return rows.filter(own_material(scope) | (shown & _meant_for(scope)))


def pending_for(user: User | AnonymousUser) -> QuerySet[Material]:
    """Published, asked of people like the reader, meant for where they work and not confirmed by them."""
    asked = ASKED.get(scope_of(user).role)  # type: ignore[call-overload]
    if asked is None or not isinstance(user, User):
        return Material.objects.none()
    mine = MaterialReading.objects.filter(material=OuterRef("pk"), user=user, confirmed_at__isnull=False)
    meant = Q(state=MaterialState.PUBLISHED) & _meant_for(scope_of(user))
    rows = Material.objects.select_related("subject", "institution", "region")
    return rows.filter(meant, ~Exists(mine), **{asked: True})


def material_page(user: User, filters: MaterialFilters) -> list[Material]:
    """Newest first, one more than a page holds when there is more; ``confirmed``: by this reader."""
    rows = pending_for(user) if filters.pending else materials_visible_to(user)
    rows = rows.filter(own_material(scope_of(user)) if filters.own else Q(state=MaterialState.PUBLISHED))
    if filters.subject:
        rows = rows.filter(subject__code=filters.subject)
    for word in fold(filters.text).split()[:6]:
        rows = rows.filter(folded__contains=word)
    if filters.before:
        rows = rows.filter(pk__lt=filters.before)
    mine = MaterialReading.objects.filter(material=OuterRef("pk"), user=user, confirmed_at__isnull=False)
    return list(rows.annotate(confirmed=Exists(mine)).order_by("-id")[: PER_PAGE + 1])


def may_write_material(user: User | AnonymousUser, material: Material | None = None) -> bool:
    """The side that it comes from; of none: whether the reader has a side to write for."""
    scope = scope_of(user)
    if material is None:
        return origin_of(scope) is not None
    return Material.objects.filter(own_material(scope), pk=material.pk).exists()


def operators_behind(scope: Scope) -> frozenset[int]:
    """For whom a person of a centre works today (a satellite is run by whoever runs its centre); of a direction, those
    who run a centre of its region.
    """
    if scope.role == Role.AGENCY_REGION:
        place = Q(centre__region__in=scope.region_codes)
    elif scope.role in CENTRE_STAFF:
        place = Q(centre__in=scope.posted_at) | Q(centre__satellites__in=scope.posted_at)
    else:
        return frozenset()
    runs = OperatingContract.objects.filter(running_on(clock.today()), place)
    return scope.institution_ids | frozenset(runs.values_list("operator_id", flat=True))


def _meant_for(scope: Scope) -> Q:
    """Of material that is out, what concerns where the reader works."""
    if scope.everything:
        return Q(pk__isnull=False)
    shared = ~Q(origin=MaterialOrigin.OPERATOR)
    if scope.role == Role.PROMOTER:
        return shared
    named = Material.centres.through.objects.filter(material=OuterRef("pk"))
    if scope.role == Role.AGENCY_REGION:
        centres = Centre.objects.filter(region__in=scope.region_codes)
        regions = scope.region_codes
    else:
        centres = Centre.objects.filter(pk__in=scope.centre_ids)
        regions = frozenset(code for code in centres.values_list("region", flat=True) if code)
    of_origin = (
        Q(origin__in=[MaterialOrigin.NATIONAL, MaterialOrigin.PROMOTER])
        | Q(origin=MaterialOrigin.REGION, region__in=regions)
        | Q(origin=MaterialOrigin.OPERATOR, institution__in=operators_behind(scope))
    )
    return of_origin & (~Exists(named) | Exists(named.filter(centre__in=centres.values("pk"))))


def _any(conditions: list[Q]) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found
