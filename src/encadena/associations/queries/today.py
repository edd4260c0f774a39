"""What of associations concerns a person today. Each list is short and takes one query."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Institution
from encadena.network.queries import scope_of

from ..choices import ClaimState
from ..models import MemberClaim
from .scope import STAFF, associations_visible_to, members_of, permitting

SHOWN = 3


@dataclass(frozen=True)
class Standing:
    """Of ``members`` ``allowing`` let the association see what they got; ``waiting`` are to be confirmed."""

    institution: Institution
    members: int
    allowing: int
    waiting: int


def associations_today(user: User) -> list[Standing]:
    """Only of the user's own associations."""
    if scope_of(user).role != Role.ASSOCIATION:
        return []
    rows = associations_visible_to(user).order_by("name", "pk")[:SHOWN]
    return [_standing(one) for one in rows]


def _standing(institution: Institution) -> Standing:
    members = members_of(institution)
    allowing = permitting(institution).filter(firm__in=members.values("firm")).count()
    waiting = MemberClaim.objects.filter(institution=institution, state=ClaimState.WAITING).count()
    return Standing(institution, members.count(), allowing, waiting)


def firms_asked(user: User) -> QuerySet[Firm]:
    """Firms of the user of which some association says that they are members (``asked``: how many say so)."""
    role = scope_of(user).role
    if role != Role.FIRM and role not in STAFF:
        return Firm.objects.none()
    claims = MemberClaim.objects.filter(rut=OuterRef("rut"), state=ClaimState.WAITING)
    counted = claims.order_by().values("rut").annotate(n=Count("pk")).values("n")
    rows = firms_visible_to(user).filter(Exists(claims), rut__isnull=False)
    return rows.annotate(asked=counted).order_by("sort_name", "pk")[:SHOWN]
