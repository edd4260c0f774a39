"""Keys for programs: made, shown once, taken back, given back."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from encadena.kernel import clock

from .. import registry, rules
from ..errors import TokenError
from ..models import ApiToken, User
from ..queries.invitations import hash_of

PREFIX = "enc_"
SHOWN = 10


@transaction.atomic
def create_token(*, name: str, scopes: Collection[str], days: int, actor: User) -> tuple[ApiToken, str]:
    """A token of the actor's own and its secret, which nobody can read again.

    Raises ``TokenError`` with ``token_name_missing``, ``scopes_missing``, ``scope_unknown``, ``token_days`` or
    ``too_many_tokens``.
    """
    _check(name, scopes, days, actor)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=actor,
        name=name.strip()[:80],
        scopes=sorted(set(scopes)),
        token_hash=hash_of(secret),
        prefix=secret[:SHOWN],
        expires_at=clock.now() + timedelta(days=days),
    )
    registry.record("token.created", token, actor=actor, context={"scopes": token.scopes, "days": days})
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, actor: User) -> None:
    """It opens nothing from now on. Again: nothing changes."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        registry.record("token.revoked", token, actor=actor)


@transaction.atomic
def restore_token(token: ApiToken, *, actor: User) -> None:
    """Undo of ``revoke_token``; its end stays where it was."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=False).update(revoked_at=None):
        registry.record("token.restored", token, actor=actor)


def note_use(token: ApiToken, *, actor: User) -> None:
    """Moves ``last_used_at``, at most once a minute: a busy program does not write with every request."""
    now = clock.now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - timedelta(minutes=1))
    if token.last_used_at is None or token.last_used_at < now - timedelta(minutes=1):
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


def _check(name: str, scopes: Collection[str], days: int, actor: User) -> None:
    if not name.strip():
        raise TokenError("token_name_missing")
    if not scopes:
        raise TokenError("scopes_missing")
    if unknown := set(scopes) - set(registry.scopes()):
        raise TokenError("scope_unknown", scope=min(unknown))
    if days not in rules.TOKEN_DAYS:
        raise TokenError("token_days", days=days)
    usable = ApiToken.objects.filter(user=actor, revoked_at=None, expires_at__gt=clock.now())
    if usable.count() >= rules.TOKENS_PER_PERSON:
        raise TokenError("too_many_tokens", limit=rules.TOKENS_PER_PERSON)
