"""How a view gets at a client: out of scope is not found, and reading is not writing."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..models import Client
from ..queries.scope import READERS, WRITERS, clients_visible_to, may_work_with

__all__ = ["LEADERS", "READERS", "WRITERS", "readable_client", "reader", "workable_client"]

LEADERS = (Role.HEAD, Role.COORDINATOR)


def reader(request: HttpRequest) -> User:
    """The account that is signed in (the middleware lets nobody else in)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_client(request: HttpRequest, pk: int) -> Client:
    """A client in the reader's scope, with its firm, centre and adviser. Raises 404."""
    related = ("firm", "firm__commune", "centre", "adviser", "agreement")
    client = clients_visible_to(request.user).select_related(*related).filter(pk=pk).first()
    if client is None:
        raise Http404
    return client


def workable_client(request: HttpRequest, pk: int) -> Client:
    """A client that the reader works with. Raises 404, or 403 for somebody who may only read it."""
    client = readable_client(request, pk)
    if not may_work_with(request.user, client):
        raise PermissionDenied
    return client
