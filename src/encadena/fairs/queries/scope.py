"""Who sees and who manages a fair.

Whoever organises it, the promoter and the national roles manage it. Firms and the staff of centres see what is not a
draft, and of exhibitors those in their reach. The showcase of a published fair is public.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Institution
from encadena.network.queries import scope_of

from ..choices import FairState
from ..models import Exhibitor, Fair

Viewer = User | AnonymousUser
READERS = tuple(role for role in Role if role != Role.BUYER)
EXHIBITING = frozenset({Role.FIRM, Role.ADVISER, Role.HEAD, Role.COORDINATOR})


def fairs_visible_to(user: Viewer) -> QuerySet[Fair]:
    scope = scope_of(user)
    if manages_all(user):
        return Fair.objects.all()
    return Fair.objects.filter(~Q(state=FairState.DRAFT) | Q(organiser__in=scope.institution_ids))


def may_manage(user: Viewer, fair: Fair) -> bool:
    return manages_all(user) or fair.organiser_id in scope_of(user).institution_ids


def may_organise(user: Viewer) -> QuerySet[Institution]:
    scope = scope_of(user)
    return Institution.objects.all() if scope.everything else Institution.objects.filter(pk__in=scope.institution_ids)


def exhibitors_visible_to(user: Viewer, fair: Fair) -> QuerySet[Exhibitor]:
    rows = Exhibitor.objects.filter(fair=fair).select_related("firm", "group")
    if may_manage(user, fair):
        return rows
    if scope_of(user).role not in EXHIBITING:
        return rows.none()
    return rows.filter(Exists(firms_visible_to(user).filter(pk=OuterRef("firm"))))


def firms_to_exhibit(user: Viewer, fair: Fair) -> QuerySet[Firm]:
    """Firms in reach that are not there yet; of those who only manage: firms that allow being shown."""
    there = Exhibitor.objects.filter(fair=fair, firm=OuterRef("pk"))
    return firms_visible_to(user).filter(~Exists(there))


def may_present(user: Viewer, exhibitor: Exhibitor) -> bool:
    """Says what the showcase shows of a firm: the firm, who attends it, national roles. Organising is not enough."""
    scope = scope_of(user)
    if not (scope.everything or scope.role in EXHIBITING):
        return False
    return firms_visible_to(user).filter(pk=exhibitor.firm_id).exists()


def told_to(user: Viewer, firm: Firm) -> QuerySet[Exhibitor]:
    """Exhibitions of a firm in the reader's reach of which the reader may learn what came of them."""
    rows, scope = Exhibitor.objects.filter(firm=firm), scope_of(user)
    if manages_all(user) or scope.role in EXHIBITING:
        return rows
    return rows.filter(fair__organiser__in=scope.institution_ids)


def exhibitors_shown(fair: Fair) -> QuerySet[Exhibitor]:
    """Those who presented themselves; a firm that somebody else put on the list stays out of the showcase."""
    presented = Q(about__gt="") | Q(Exists(Exhibitor.offerings.through.objects.filter(exhibitor=OuterRef("pk"))))
    return Exhibitor.objects.filter(presented, fair=fair).select_related("firm", "group")


def shown_to_all() -> QuerySet[Fair]:
    return Fair.objects.filter(state=FairState.PUBLISHED).select_related("organiser")


def manages_all(user: Viewer) -> bool:
    scope = scope_of(user)
    return scope.everything or (scope.role == Role.PROMOTER and bool(user.pk))
