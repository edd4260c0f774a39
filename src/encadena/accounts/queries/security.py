"""How well an account is protected."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from ..models import User
from ..rules import SECOND_FACTOR_ROLES

# The key of the session that says so; written at sign-in, so that no page has to ask.
MISSING = "second_factor_missing"

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """An authenticator application or a passkey; recovery codes alone are no factor. One query per user object."""
    cached: bool | None = getattr(user, "_has_second_factor", None)
    if cached is None:
        cached = bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())
        user._has_second_factor = cached  # type: ignore[attr-defined]
    return cached


def needs_second_factor(user: User) -> bool:
    """A role that sees much, and no second factor yet."""
    return user.role in SECOND_FACTOR_ROLES and not has_second_factor(user)


def is_last_factor(authenticator: Authenticator) -> bool:
    """Removing it would leave an account that needs a second factor without any."""
    owner: User = authenticator.user
    if owner.role not in SECOND_FACTOR_ROLES or authenticator.type not in FACTORS:
        return False
    others = Authenticator.objects.filter(user=owner, type__in=FACTORS).exclude(pk=authenticator.pk)
    return not others.exists()


def has_confirmed_mail(user: User) -> bool:
    """Whether the person followed the link that went to the account's own address."""
    return bool(EmailAddress.objects.filter(user=user, primary=True, verified=True).exists())
