"""How a view gets at a firm: out of scope is not found, and reading is not editing."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..models import Firm
from ..queries.scope import archived_visible_to, firms_visible_to, may_edit

STAFF = (Role.ADVISER, Role.HEAD, Role.COORDINATOR)
LEADERS = (Role.HEAD, Role.COORDINATOR)
READERS = tuple(role for role in Role if role not in {Role.FIRM, Role.BUYER})


def reader(request: HttpRequest) -> User:
    """The account that is signed in (the middleware lets nobody else in)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_firm(request: HttpRequest, pk: int) -> Firm:
    """A firm in the reader's scope, archived ones too. Raises 404."""
    related = ("commune", "region")
    firm = firms_visible_to(request.user).select_related(*related).filter(pk=pk).first()
    firm = firm or archived_visible_to(request.user).select_related(*related).filter(pk=pk).first()
    if firm is None:
        raise Http404
    return firm


def editable_firm(request: HttpRequest, pk: int) -> Firm:
    """A firm that the reader may change. Raises 404, or 403 for somebody who may only read it."""
    firm = readable_firm(request, pk)
    if not may_edit(request.user, firm):
        raise PermissionDenied
    return firm


def staff_firm(request: HttpRequest, pk: int) -> Firm:
    """A firm that the reader attends: not the firm's own account. Raises 404 or 403."""
    firm = editable_firm(request, pk)
    if reader(request).role not in {*STAFF, Role.ADMINISTRATOR}:
        raise PermissionDenied
    return firm


def editable(request: HttpRequest, firm: Firm) -> bool:
    return firm.archived_at is None and may_edit(request.user, firm)
