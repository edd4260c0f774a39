"""How an endpoint gets at a project: out of scope is not found (404), and reading is not writing (403)."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import may_hold
from encadena.advisory.errors import REFERENCE_UNKNOWN
from encadena.kernel.errors import DomainError

from ..models import LinkageProject
from ..queries.scope import may_take_part, projects_visible_to

M = TypeVar("M", bound=Model)
STAFF = (Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION)
READERS = (*STAFF, Role.FIRM)


def asker(request: HttpRequest, roles: Sequence[str] = READERS) -> User:
    """Whose key it is. Raises 403 for a role that does not open the pages of this either."""
    user = request.user
    if not isinstance(user, User) or not may_hold(user.role, frozenset(map(str, roles))):
        raise PermissionDenied
    return user


def readable_project(user: User, pk: int) -> LinkageProject:
    """Raises 404."""
    project = projects_visible_to(user).select_related("centre").filter(pk=pk).first()
    if project is None:
        raise Http404
    return project


def shared_project(user: User, pk: int) -> LinkageProject:
    """One that the asker's centre leads or takes part in. Raises 404 or 403."""
    project = readable_project(user, pk)
    if not may_take_part(user, project):
        raise PermissionDenied
    return project


def found(rows: QuerySet[M], pk: int) -> M:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def chosen(rows: QuerySet[M], pk: int, field: str) -> M:
    """The record that a value names, among those that may be used. Raises ``reference_unknown``."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise DomainError(REFERENCE_UNKNOWN, field=field)
    return row
