"""Who sees which association and its members.

An association sees itself: names of confirmed members, what it typed of the others, and what a member got only by that
member's leave. The agency and the administration see all. A firm's own account and the staff of a centre that attends
the firm answer claims about it; only the firm's own account gives and withdraws the permission.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm, Membership
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.choices import InstitutionKind
from encadena.network.models import Institution
from encadena.network.queries import active_on, scope_of

from ..choices import ClaimState
from ..models import MemberClaim, Permission

Viewer = User | AnonymousUser
KINDS = (InstitutionKind.ASSOCIATION, InstitutionKind.BOARD)
STAFF = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})


def associations_visible_to(user: Viewer) -> QuerySet[Institution]:
    scope = scope_of(user)
    associations = Institution.objects.filter(kind__in=KINDS)
    if scope.everything:
        return associations
    own = scope.institution_ids if scope.role == Role.ASSOCIATION else ()
    return associations.filter(pk__in=own)


def sees_all(user: Viewer) -> bool:
    """Whether what each member got is shown without its leave."""
    return scope_of(user).everything


def members_of(institution: Institution) -> QuerySet[Membership]:
    """Memberships of today."""
    today = clock.today()
    return Membership.objects.filter(active_on(today), institution=institution).select_related("firm")


def permitting(institution: Institution) -> QuerySet[Permission]:
    return Permission.objects.filter(institution=institution, withdrawn_at__isnull=True)


def may_answer(user: Viewer, firm: Firm) -> bool:
    """Says for the firm whether it is a member: itself, the staff that attends it, national roles."""
    scope = scope_of(user)
    if not (scope.everything or scope.role == Role.FIRM or scope.role in STAFF):
        return False
    return firms_visible_to(user).filter(pk=firm.pk).exists()


def may_permit(user: Viewer, firm: Firm) -> bool:
    """Only the firm itself."""
    return scope_of(user).role == Role.FIRM and firms_visible_to(user).filter(pk=firm.pk).exists()


def claims_about(firm: Firm) -> QuerySet[MemberClaim]:
    """Waiting claims that name the firm's RUT."""
    if not firm.rut:
        return MemberClaim.objects.none()
    return MemberClaim.objects.filter(rut=firm.rut, state=ClaimState.WAITING).select_related("institution")


def known_ruts(institution: Institution) -> set[str]:
    """RUTs of confirmed members and of waiting claims: both are the association's own knowledge."""
    waiting = MemberClaim.objects.filter(institution=institution, state=ClaimState.WAITING)
    members = members_of(institution).filter(firm__rut__isnull=False)
    return set(waiting.values_list("rut", flat=True)) | {str(r) for r in members.values_list("firm__rut", flat=True)}
