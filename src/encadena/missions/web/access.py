"""The mission that an address names, within the reader's scope; anything else does not exist."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User

from ..models import Application, Mission
from ..queries.scope import READERS, applications_visible_to, may_manage, missions_visible_to


def reader(request: HttpRequest) -> User:
    """Raises 403 for buyers: missions are prepared without them."""
    if not isinstance(request.user, User) or request.user.role not in READERS:
        raise PermissionDenied
    return request.user


def visible_mission(request: HttpRequest, pk: int) -> Mission:
    return get_object_or_404(missions_visible_to(reader(request)).select_related("organiser", "round"), pk=pk)


def managed_mission(request: HttpRequest, pk: int) -> Mission:
    mission = visible_mission(request, pk)
    if not may_manage(request.user, mission):
        raise Http404
    return mission


def visible_application(request: HttpRequest, mission: Mission, pk: int) -> Application:
    application = get_object_or_404(applications_visible_to(request.user, mission), pk=pk)
    application.mission = mission
    return application
