"""Who sees and who manages a mission.

Whoever organises it, the promoter and the national roles manage it. Firms and the staff of centres see every call that
left the drawing board; of applications they see those of firms in their reach. Associations see calls. Buyers see none.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Institution
from encadena.network.queries import scope_of

from ..choices import ApplicationState, MissionState
from ..models import Application, Mission

Viewer = User | AnonymousUser
APPLYING = frozenset({Role.FIRM, Role.ADVISER, Role.HEAD, Role.COORDINATOR})
READERS = (*(role for role in Role if role != Role.BUYER),)


def missions_visible_to(user: Viewer) -> QuerySet[Mission]:
    scope = scope_of(user)
    if manages_all(user):
        return Mission.objects.all()
    if scope.role not in READERS:
        return Mission.objects.none()
    return Mission.objects.filter(~Q(state=MissionState.DRAFT) | Q(organiser__in=scope.institution_ids))


def may_manage(user: Viewer, mission: Mission) -> bool:
    return manages_all(user) or mission.organiser_id in scope_of(user).institution_ids


def may_organise(user: Viewer) -> QuerySet[Institution]:
    """The institutions in whose name the user may hold a mission."""
    scope = scope_of(user)
    if scope.everything:
        return Institution.objects.all()
    return Institution.objects.filter(pk__in=scope.institution_ids)


def applications_visible_to(user: Viewer, mission: Mission) -> QuerySet[Application]:
    rows = Application.objects.filter(mission=mission).select_related("firm")
    if may_manage(user, mission):
        return rows
    if scope_of(user).role not in APPLYING:
        return rows.none()
    return rows.filter(Exists(firms_visible_to(user).filter(pk=OuterRef("firm"))))


def told_to(user: Viewer, firm: Firm) -> QuerySet[Application]:
    """Applications of a firm in the reader's reach whose answers and results the reader may read."""
    rows = Application.objects.filter(firm=firm)
    scope = scope_of(user)
    if manages_all(user) or scope.role in APPLYING:
        return rows
    return rows.filter(mission__organiser__in=scope.institution_ids)


def firms_to_apply(user: Viewer, mission: Mission) -> QuerySet[Firm]:
    """Firms that the user may put forward and that did not apply yet."""
    if scope_of(user).role not in APPLYING:
        return Firm.objects.none()
    there = Application.objects.filter(mission=mission, firm=OuterRef("pk")).exclude(state=ApplicationState.WITHDRAWN)
    return firms_visible_to(user).filter(~Exists(there))


def manages_all(user: Viewer) -> bool:
    scope = scope_of(user)
    return scope.everything or (scope.role == Role.PROMOTER and bool(user.pk))
