"""What a firm may want of buyers, and how long a need may stay open outside of rounds. No database, no words."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from ..choices import BuyerKind, FirmMust
from ..errors import NeedError

LONGEST = timedelta(days=730)
MOST_MARKETS = 60
_ASKED_BY: dict[str, str] = {
    FirmMust.MARKET: "markets",
    FirmMust.BUYER_KIND: "buyer_kinds",
    FirmMust.ORDER: "least_order",
}


def refuse_endless(until: date | None, today: date) -> None:
    """Raises ``NeedError``: ``standing_without_end``, ``standing_end_past``, ``standing_too_long``."""
    if until is None:
        raise NeedError("standing_without_end")
    if until < today:
        raise NeedError("standing_end_past", until=until)
    if until - today > LONGEST:
        raise NeedError("standing_too_long", years=LONGEST.days // 365)


def refuse_odd_wishes(values: Mapping[str, Any], countries: Collection[str]) -> None:
    """Raises ``NeedError``: ``need_value_unknown``, ``too_many_markets``, ``order_without_unit``, ``order_negative``,
    ``need_must_of_nothing``.
    """
    known = {"markets": countries, "buyer_kinds": BuyerKind.values, "musts": FirmMust.values}
    for field, allowed in known.items():
        for value in values.get(field) or []:
            if value not in allowed:
                raise NeedError("need_value_unknown", value=value)
    if len(values.get("markets") or []) > MOST_MARKETS:
        raise NeedError("too_many_markets", most=MOST_MARKETS)
    least = values.get("least_order")
    if least is not None and least <= 0:
        raise NeedError("order_negative", value=least)
    if least is not None and not str(values.get("unit", "")).strip():
        raise NeedError("order_without_unit")
    for must in values.get("musts") or []:
        if not values.get(_ASKED_BY[must]):
            raise NeedError("need_must_of_nothing", must=must)
