"""Who may do what with accounts, and the guard that views of every room use. No database."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from .choices import Role

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

INVITATION_DAYS = 14
TOKEN_DAYS = (30, 90, 365)
TOKENS_PER_PERSON = 20
LINK_DAYS = 30

# Who may come in by a link from a mail: roles that see no more than their own part.
LINK_ROLES = frozenset({Role.BUYER, Role.FIRM})

# Who may invite whom. A place narrows it further: a head hands out only her own centre.
MAY_INVITE: Mapping[str, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset(Role),
    Role.AGENCY: frozenset(Role) - {Role.ADMINISTRATOR},
    Role.COORDINATOR: frozenset({Role.HEAD, Role.ADVISER}),
    Role.HEAD: frozenset({Role.ADVISER}),
    Role.PROMOTER: frozenset({Role.BUYER}),
}

# The kind of place that a role works in; national roles work nowhere in particular.
PLACE_OF: Mapping[str, str] = {
    Role.AGENCY_REGION: "region",
    Role.COORDINATOR: "institution",
    Role.HEAD: "centre",
    Role.ADVISER: "centre",
    Role.PROMOTER: "institution",
    Role.ASSOCIATION: "institution",
    Role.FIRM: "firm",
    Role.BUYER: "buyer",
}
PLACE_OPTIONAL = frozenset({Role.BUYER})

# Roles that see other people's data at large: a second factor is asked of them.
SECOND_FACTOR_ROLES = frozenset({Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION, Role.COORDINATOR, Role.HEAD})


def may_invite(inviter: str, invited: str) -> bool:
    return invited in MAY_INVITE.get(inviter, frozenset())


def may_hold(user_role: str, allowed: frozenset[str]) -> bool:
    """An administrator passes every guard: somebody must be able to open every page of the country."""
    return user_role == Role.ADMINISTRATOR or user_role in allowed


def is_local(path: str) -> bool:
    """An address of this site and no other: ``/ruedas/3/``, never ``//elsewhere`` or ``https:…``."""
    plain = path.startswith("/") and "\\" not in path and path.isprintable()
    return plain and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def require_role(*roles: str) -> Callable[[View[P]], View[P]]:
    """Let a view be opened by these roles only (and by administrators); others get the 403 page.

    For menus and actions that a role as such has or has not. A record out of scope is another matter: that is a 404
    from ``queries.<things>_visible_to(user)``. A passer-by is left to the middleware that asks to sign in.
    """
    allowed = frozenset(str(role) for role in roles)

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may_hold(getattr(request.user, "role", ""), allowed):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
