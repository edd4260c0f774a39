"""How an endpoint gets at a record: out of scope is not found (404), and reading is not writing (403)."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from encadena.accounts.models import User
from encadena.accounts.rules import may_hold
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import Client
from ..queries.scope import clients_visible_to, may_work_with

M = TypeVar("M", bound=Model)


def asker(request: HttpRequest, roles: Sequence[str] = ()) -> User:
    """Whose key it is. Raises 403 for a role that does not open the pages of this either."""
    user = request.user
    if not isinstance(user, User) or (roles and not may_hold(user.role, frozenset(map(str, roles)))):
        raise PermissionDenied
    return user


def readable_client(user: User, pk: int) -> Client:
    client = clients_visible_to(user).select_related("firm", "centre", "adviser").filter(pk=pk).first()
    if client is None:
        raise Http404
    return client


def workable_client(user: User, pk: int) -> Client:
    client = readable_client(user, pk)
    if not may_work_with(user, client):
        raise PermissionDenied
    return client


def chosen(rows: QuerySet[M], pk: int | None, field: str) -> M | None:
    """The record that a value names, among those that may be used. Raises ``reference_unknown``."""
    if pk is None:
        return None
    found = rows.filter(pk=pk).first()
    if found is None:
        raise unknown(field)
    return found


def unknown(field: str) -> DomainError:
    return DomainError(errors.REFERENCE_UNKNOWN, field=field)
