"""The signed-in person of a request, for views behind the login wall."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from ..models import User


def person(request: HttpRequest) -> User:
    """Raises ``PermissionDenied`` for a visitor, whom the middleware sends to sign in long before."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
