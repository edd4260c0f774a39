"""Which firms a person may see: the one place where competing operators are kept apart."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.queries import Scope, active_on, scope_of

from ..models import Assignment, Firm, Membership, Representation
from ..models.firm import LISTED

ATTENDING = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})


def firms_visible_to(user: User | AnonymousUser) -> QuerySet[Firm]:
    """Firms that were neither merged away nor archived and that the user's posts reach today.

    Advisers, heads and coordinators: firms that one of their centres attends; the region's direction: firms of its
    regions or attended by its centres; associations: their members; promoters: firms that allow it; a firm's account:
    its own; national roles: all. Buyers see firms only inside a round (matchmaking).
    """
    return _reached_by(user, Firm.objects.filter(LISTED))


def archived_visible_to(user: User | AnonymousUser) -> QuerySet[Firm]:
    """Archived firms in the same scope, to be brought back."""
    return _reached_by(user, Firm.objects.filter(merged_into__isnull=True, archived_at__isnull=False))


def kept_instead_of(user: User | AnonymousUser, pk: int) -> Firm | None:
    """The firm that a merged one lives on in (through several merges), if it is in the reader's scope."""
    gone = Firm.objects.filter(pk=pk, merged_into__isnull=False).first()
    while gone is not None and gone.merged_into_id:
        pk, gone = gone.merged_into_id, Firm.objects.filter(pk=gone.merged_into_id).first()
        if gone is not None and gone.merged_into_id is None:
            return firms_visible_to(user).filter(pk=pk).first()
    return None


def _reached_by(user: User | AnonymousUser, firms: QuerySet[Firm]) -> QuerySet[Firm]:
    scope = scope_of(user)
    return firms if scope.everything else firms.filter(_reach(scope))


def _reach(scope: Scope) -> Q:
    today = clock.today()
    match scope.role:
        case Role.ADVISER | Role.HEAD | Role.COORDINATOR:
            return _of_the_firm(_attending(scope, today))
        case Role.AGENCY_REGION:
            attending = Assignment.objects.filter(active_on(today), centre__region__in=scope.region_codes)
            return Q(region__in=scope.region_codes) | _of_the_firm(attending)
        case Role.ASSOCIATION:
            members = Membership.objects.filter(active_on(today), institution__in=scope.institution_ids)
            return Q(pk__in=members.values("firm"))
        case Role.PROMOTER:
            return Q(open_to_promotion=True)
        case Role.FIRM:
            own = Representation.objects.filter(active_on(today), user_id=scope.user.pk or 0)
            return Q(pk__in=own.values("firm"))
        case _:
            return Q(pk__in=[])


def _attending(scope: Scope, today: object) -> QuerySet[Assignment, Any]:
    return Assignment.objects.filter(active_on(today), centre__in=scope.centre_ids)


def _of_the_firm(attending: QuerySet[Assignment, Any]) -> Q:
    return Q(Exists(attending.filter(firm=OuterRef("pk"))))


def may_edit(user: User | AnonymousUser, firm: Firm) -> bool:
    """Whoever attends the firm edits it, and the firm itself; others read."""
    scope = scope_of(user)
    if scope.role in {Role.ADMINISTRATOR}:
        return True
    if scope.role in {Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.FIRM}:
        return _reached_by(user, Firm.objects.filter(merged_into__isnull=True, pk=firm.pk)).exists()
    return False
