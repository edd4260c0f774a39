"""How a view gets at a project: out of scope is not found, and reading is not writing."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..models import LinkageProject
from ..queries.scope import may_lead, may_take_part, projects_visible_to
from ..wording.errors import sentence_of

STAFF = (Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION)
READERS = (*STAFF, Role.FIRM)


def reader(request: HttpRequest, roles: tuple[Role, ...] = READERS) -> User:
    """The account that is signed in, of a role that has to do with projects. Raises 403."""
    if not isinstance(request.user, User) or request.user.role not in roles:
        raise PermissionDenied
    return request.user


def visible_project(request: HttpRequest, pk: int, roles: tuple[Role, ...] = READERS) -> LinkageProject:
    """Raises 403 or 404."""
    rows = projects_visible_to(reader(request, roles)).select_related("centre")
    return get_object_or_404(rows, pk=pk)


def led_project(request: HttpRequest, pk: int) -> LinkageProject:
    """One that the reader's centre leads. Raises 403 or 404."""
    project = visible_project(request, pk)
    if not may_lead(request.user, project):
        raise PermissionDenied
    return project


def shared_project(request: HttpRequest, pk: int) -> LinkageProject:
    """One that the reader's centre leads or takes part in. Raises 403 or 404."""
    project = visible_project(request, pk)
    if not may_take_part(request.user, project):
        raise PermissionDenied
    return project


def day_typed(request: HttpRequest, name: str = "on") -> date:
    """Today when nothing that is a day was typed."""
    return day_or_none(request, name) or clock.today()


def day_or_none(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None


def done(request: HttpRequest, to: str, pk: int, act: Callable[[], object], text: str, undo: str = "") -> HttpResponse:
    """Does it, says so or why not, and goes to a page of the project."""
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=f"undo:{undo}" if undo else "")
    return redirect(to, pk)
