"""The markets and buyers that a firm wants."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.catalogs.queries.world import countries
from encadena.firms.models import Firm
from encadena.kernel import clock

from ..models import MarketWish
from ..rules.market import refuse_odd_wishes

FIELDS = ("markets", "buyer_kinds", "least_order", "unit", "musts")


def say_markets(firm: Firm, *, data: Mapping[str, Any], actor: User | None) -> MarketWish:
    """``data`` holds ``FIELDS``; what is left out is empty. Raises what ``refuse_odd_wishes`` does."""
    values = {field: data.get(field) for field in FIELDS if data.get(field) not in (None, "", [])}
    refuse_odd_wishes(values, {land.code for land in countries("es")})
    empty: dict[str, object] = {"markets": [], "buyer_kinds": [], "least_order": None, "unit": "", "musts": []}
    with transaction.atomic():
        row, _new = MarketWish.objects.update_or_create(
            firm=firm, defaults={**empty, **values, "said_by": actor, "said_at": clock.now()}
        )
        context = {"countries": len(row.markets)}
        audit.record("firm.markets_said", firm, actor=actor, context=context)
    return row
