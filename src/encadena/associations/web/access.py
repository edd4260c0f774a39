"""The association that an address names, within the reader's scope; anything else does not exist."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.models import Institution

from ..queries.scope import associations_visible_to

READERS = (Role.ASSOCIATION, Role.AGENCY, Role.ADMINISTRATOR)


def reader(request: HttpRequest) -> User:
    """Raises 403 for roles that have nothing to do with associations."""
    if not isinstance(request.user, User) or request.user.role not in READERS:
        raise PermissionDenied
    return request.user


def visible_association(request: HttpRequest, slug: str) -> Institution:
    """Raises 403 or 404."""
    return get_object_or_404(associations_visible_to(reader(request)), slug=slug)


def actor_of(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
