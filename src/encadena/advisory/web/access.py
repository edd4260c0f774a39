"""How a view gets at a client: out of scope is not found, and reading is not working with it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User

from ..models import Client
from ..queries.scope import clients_visible_to, may_work_with


def reader(request: HttpRequest) -> User:
    """The account that is signed in (the middleware lets nobody else in)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_client(request: HttpRequest, pk: int) -> Client:
    """Raises 404 out of scope."""
    return get_object_or_404(clients_visible_to(request.user).select_related("firm", "centre", "adviser"), pk=pk)


def workable_client(request: HttpRequest, pk: int) -> Client:
    """A client that the reader works with. Raises 404, or 403 for somebody who may only read it."""
    client = readable_client(request, pk)
    if not may_work_with(request.user, client):
        raise PermissionDenied
    return client
