"""Who asks: a key for programs in the ``Authorization`` header, and nothing else.

A session's cookie opens no door here, so no page of another site can make a browser write.
"""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from encadena.accounts.actions.token import note_use
from encadena.accounts.models import ApiToken
from encadena.accounts.queries.tokens import token_of

from .pace import Pace
from .refusals import Refused

READING = {"GET", "HEAD", "OPTIONS"}
PACE = Pace()


class Bearer(HttpBearer):
    """Sets ``request.user``. Raises ``Refused`` with ``scope_missing`` (403) or ``too_many_requests`` (429)."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = token_of(token)
        if found is None:
            return None
        _count(found)
        scope = scope_of(request.method or "", _resource(request))
        if scope not in found.scopes:
            raise Refused(403, "scope_missing", scope=scope)
        note_use(found, actor=found.user)
        request.user = found.user
        return found


def scope_of(method: str, resource: str) -> str:
    """One rule for every operation: reading is ``resource:read``, anything else ``resource:write``."""
    return f"{resource}:{'read' if method in READING else 'write'}"


def _resource(request: HttpRequest) -> str:
    """``/api/v1/clients/12/steps`` → ``clients``, from the route that matched."""
    match = request.resolver_match
    return match.route.split("/")[2] if match else ""


def _count(token: ApiToken) -> None:
    if seconds := PACE.wait(token.token_hash, settings.API_PER_MINUTE):
        raise Refused(429, "too_many_requests", seconds=seconds)
