"""How a view gets at a client's plan: out of scope is not found, and reading is not writing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to, may_work_with

from ..models import Gap
from ..queries.plan import gaps_visible_to, may_take_part


def reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_client(request: HttpRequest, pk: int) -> Client:
    """Raises 404."""
    rows = clients_visible_to(request.user).select_related("firm", "centre", "adviser")
    return get_object_or_404(rows, pk=pk)


def workable_client(request: HttpRequest, pk: int) -> Client:
    """Whoever works with the client. Raises 404 or 403."""
    client = readable_client(request, pk)
    if not may_work_with(request.user, client):
        raise PermissionDenied
    return client


def readable_gap(request: HttpRequest, pk: int) -> Gap:
    """Raises 404."""
    rows = gaps_visible_to(request.user).select_related("client__firm", "client__centre", "client__adviser", "plan")
    return get_object_or_404(rows, pk=pk)


def workable_gap(request: HttpRequest, pk: int) -> Gap:
    gap = readable_gap(request, pk)
    if not may_work_with(request.user, gap.client):
        raise PermissionDenied
    return gap


def shared_gap(request: HttpRequest, pk: int) -> Gap:
    """Whoever works with the client, and the firm's own account. Raises 404 or 403."""
    gap = readable_gap(request, pk)
    if not may_take_part(request.user, gap.client):
        raise PermissionDenied
    return gap
