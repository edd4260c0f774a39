"""How an endpoint gets at a plan: out of scope is not found (404), and reading is not writing (403)."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from encadena.accounts.models import User
from encadena.accounts.rules import may_hold
from encadena.advisory.errors import REFERENCE_UNKNOWN
from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to, may_work_with
from encadena.kernel.errors import DomainError

from ..queries.plan import READERS, TAKING_PART, may_take_part

M = TypeVar("M", bound=Model)


def asker(request: HttpRequest, roles: Sequence[str] = (*READERS, *TAKING_PART)) -> User:
    """Whose key it is. Raises 403 for a role that does not open the pages of this either."""
    user = request.user
    if not isinstance(user, User) or not may_hold(user.role, frozenset(map(str, roles))):
        raise PermissionDenied
    return user


def found(rows: QuerySet[M], pk: int) -> M:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def workable(user: User, client: Client) -> None:
    """Whoever works with the client. Raises 403."""
    if not may_work_with(user, client):
        raise PermissionDenied


def shared(user: User, client: Client) -> None:
    """Whoever works with the client, and the firm's own account. Raises 403."""
    if not may_take_part(user, client):
        raise PermissionDenied


def named_client(user: User, pk: int) -> Client:
    """Raises 404."""
    return found(clients_visible_to(user).select_related("firm", "centre", "adviser"), pk)


def chosen(rows: QuerySet[M], pk: int | None, field: str) -> M | None:
    """The record that a value names, among those that may be used. Raises ``reference_unknown``."""
    if pk is None:
        return None
    row = rows.filter(pk=pk).first()
    if row is None:
        raise DomainError(REFERENCE_UNKNOWN, field=field)
    return row
