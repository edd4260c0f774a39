"""The seller wants orders of some size at least."""

from ..parties import Reason
from ..units import in_unit
from .verdict import Pair, Verdict, verdict


def judge(pair: Pair) -> list[Verdict]:
    """A smaller order counts as its share of the least one."""
    wishes, need = pair.seller.wishes, pair.need
    if not wishes.least_order:
        return []
    hard = "order" in wishes.hard
    told: dict[str, object] = {"least": wishes.least_order, "unit": wishes.unit}
    if need.volume is None:
        return [verdict(Reason("order_unknown", "unknown", "seller", told, "note_buyer", hard))]
    volume = in_unit(need.volume, need.unit, wishes.unit)
    if volume is None:
        units: dict[str, object] = {"unit": need.unit, "wanted_unit": wishes.unit}
        return [verdict(Reason("order_in_another_unit", "unknown", "seller", units, "same_unit", hard))]
    told["volume"] = volume
    if volume >= wishes.least_order:
        return [verdict(Reason("order", "met", "seller", told, "", hard))]
    small = Reason("order_too_small", "partly", "seller", told, "ask_seller", hard)
    return [verdict(small, volume / wishes.least_order)]
