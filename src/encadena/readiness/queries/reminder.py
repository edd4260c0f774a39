"""Who is reminded of an action."""

from encadena.accounts.models import User

from ..choices import Responsible
from ..models import PlanAction

SPANISH = "es"


def recipient_of(action: PlanAction) -> tuple[str, str]:
    """Mail and language of whoever is responsible; without a mail of theirs, the client's adviser is told."""
    if action.responsible == Responsible.ADVISER:
        return _of(action.adviser)
    own = action.email or (action.firm.email if action.responsible == Responsible.FIRM else "")
    return (own, SPANISH) if own else _of(action.client.adviser)


def _of(user: User | None) -> tuple[str, str]:
    return (user.email, user.language) if user is not None and user.is_active else ("", SPANISH)
