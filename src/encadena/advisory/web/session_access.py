"""How a view gets at a session: out of scope is not found, and reading is not correcting."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from encadena.accounts.models import User

from ..models import Session
from ..queries.session_reach import LOGGING, READING, may_correct, seats_shown, session_in_reach

__all__ = ["LOGGING", "READING", "correctable_session", "may_correct", "readable_session", "reader", "seats_shown"]


def reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_session(request: HttpRequest, pk: int) -> Session:
    """One that the reader's centres gave, or that a client of theirs brought along. Raises 404."""
    session = session_in_reach(reader(request), pk)
    if session is None:
        raise Http404
    return session


def correctable_session(request: HttpRequest, pk: int) -> Session:
    """Raises 404, or 403 for somebody who may only read it."""
    session = readable_session(request, pk)
    if not may_correct(reader(request), session):
        raise PermissionDenied
    return session
