"""What people change about themselves."""

from django.db import transaction

from ..choices import Language
from ..errors import AccountError
from ..models import User
from ..registry import record


def set_language(user: User, language: str, *, actor: User) -> None:
    """Speak ``language`` to this account from now on."""
    update_profile(user, full_name=user.full_name, language=language, actor=actor)


@transaction.atomic
def update_profile(user: User, *, full_name: str, language: str, actor: User) -> None:
    """Save name and language; nothing is written when nothing differs. Raises ``AccountError('language_unknown')``."""
    if language not in Language.values:
        raise AccountError("language_unknown", language=language)
    wanted = {"full_name": full_name.strip(), "language": language}
    changes = {name: [getattr(user, name), value] for name, value in wanted.items() if getattr(user, name) != value}
    if not changes:
        return
    for name, (_, value) in changes.items():
        setattr(user, name, value)
    user.save(update_fields=list(changes))
    record("account.updated", user, actor=actor, changes=changes)
