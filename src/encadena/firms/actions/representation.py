"""Who acts for a firm with an account of their own."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.accounts.registry import split
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import FIRM_GONE
from ..models import Firm, Representation


def represent(user: User, place: str, *, actor: User | None) -> Representation:
    """Put an invited account at its firm (``place`` is ``firm:12``). Raises ``firm_gone``."""
    _kind, key = split(place)
    firm = Firm.objects.filter(pk=key).select_related("merged_into").first() if key.isdigit() else None
    firm = firm.merged_into or firm if firm else None
    if firm is None:
        raise DomainError(FIRM_GONE)
    with transaction.atomic():
        row, _created = Representation.objects.get_or_create(
            user=user, firm=firm, until=None, defaults={"since": clock.today()}
        )
        record("firm.represented", firm, actor=actor, context={"user": str(user)})
    return row
