"""Keys for programs: whose they are, and which one a request carries."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.kernel import clock

from ..models import ApiToken, User
from .invitations import hash_of

LONGEST = 200


def tokens_visible_to(user: User | AnonymousUser) -> QuerySet[ApiToken]:
    """Everybody sees their own."""
    return ApiToken.objects.filter(user=user.pk) if isinstance(user, User) else ApiToken.objects.none()


def token_of(secret: str) -> ApiToken | None:
    """The token of a secret, if it opens anything now: not revoked, not expired, and its person may still sign in."""
    if len(secret) > LONGEST:
        return None
    usable = ApiToken.objects.filter(revoked_at=None, expires_at__gt=clock.now(), user__is_active=True)
    return usable.select_related("user").filter(token_hash=hash_of(secret)).first()
