"""Accounts as administrators handle them. An account is never deleted: its past acts name it."""

from allauth.account.models import EmailAddress
from django.db import transaction

from encadena.kernel import clock
from encadena.kernel.events import publish

from ..choices import Language, Role
from ..errors import AccountError
from ..events import RoleChanged
from ..models import ApiToken, User
from ..registry import record


@transaction.atomic
def create_account(
    *,
    email: str,
    full_name: str,
    role: str,
    password: str | None,
    language: str = Language.SPANISH,
    verified: bool = True,
    actor: User | None,
) -> User:
    """A new account; ``verified``: its e-mail counts as confirmed. Raises ``AccountError('email_taken')``.

    Does not check the strength of the password: forms do, and demonstrations have their own.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise AccountError("email_taken", email=email)
    superuser = {"is_superuser": True, "is_staff": True} if role == Role.ADMINISTRATOR else {}
    user = User.objects.create_user(email, password, full_name=full_name, role=role, language=language, **superuser)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    record("account.created", user, actor=actor, changes={"role": [None, role]})
    return user


@transaction.atomic
def deactivate(user: User, *, actor: User) -> None:
    """Close the door: sessions end at once, everything the person did stays."""
    if user == actor:
        raise AccountError("own_account")
    if not user.is_active:
        raise AccountError("already_inactive", name=str(user))
    _set_active(user, False, actor)
    record("account.deactivated", user, actor=actor)


@transaction.atomic
def reactivate(user: User, *, actor: User) -> None:
    if user.is_active:
        raise AccountError("already_active", name=str(user))
    _set_active(user, True, actor)
    record("account.reactivated", user, actor=actor)


@transaction.atomic
def change_role(user: User, role: str, *, actor: User) -> None:
    """Give another role; every session and every key for programs ends, because they belong to a role."""
    if user == actor:
        raise AccountError("own_account")
    if role not in Role.values:
        raise AccountError("role_unknown", role=role)
    before = user.role
    if before == role:
        return
    user.role = role
    user.is_superuser = user.is_staff = role == Role.ADMINISTRATOR
    user.save(update_fields=["role", "is_superuser", "is_staff"])
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())
    record("account.role_changed", user, actor=actor, changes={"role": [before, role]})
    publish(RoleChanged(user.pk, before, role))


def _set_active(user: User, active: bool, actor: User) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])
