"""The fair that an address names, within the reader's scope."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User

from ..models import Exhibitor, Fair
from ..queries.scope import READERS, exhibitors_visible_to, fairs_visible_to, may_manage


def reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or request.user.role not in READERS:
        raise PermissionDenied
    return request.user


def visible_fair(request: HttpRequest, pk: int) -> Fair:
    return get_object_or_404(fairs_visible_to(reader(request)).select_related("organiser"), pk=pk)


def managed_fair(request: HttpRequest, pk: int) -> Fair:
    fair = visible_fair(request, pk)
    if not may_manage(request.user, fair):
        raise Http404
    return fair


def visible_exhibitor(request: HttpRequest, fair: Fair, pk: int) -> Exhibitor:
    row = get_object_or_404(exhibitors_visible_to(request.user, fair), pk=pk)
    row.fair = fair
    return row
