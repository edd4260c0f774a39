"""The buyer states a yearly volume: how much of it the offering can deliver."""

from ..parties import Reason
from ..units import in_unit
from .verdict import Pair, Verdict, asked, verdict

ENOUGH = 0.999


def judge(pair: Pair) -> list[Verdict]:
    """A part counts as its share. A hard volume excludes parts, a group that reaches it is another seller."""
    need, hard = pair.need, asked(pair, "volume")
    if not need.volume:
        return []
    told: dict[str, object] = {"wanted": need.volume, "unit": need.unit}
    if pair.offering.volume is None:
        return [verdict(Reason("volume_unknown", "unknown", "buyer", told, "note_volume", hard))]
    volume = in_unit(pair.offering.volume, pair.offering.unit, need.unit)
    if volume is None:
        units: dict[str, object] = {"unit": pair.offering.unit, "wanted_unit": need.unit}
        return [verdict(Reason("volume_in_another_unit", "unknown", "buyer", units, "same_unit", hard))]
    share = volume / need.volume
    told |= {"share": round(share, 3), "volume": volume}
    if share >= ENOUGH:
        return [verdict(Reason("volume", "met", "buyer", told, "", hard))]
    return [verdict(Reason("volume", "partly", "buyer", told, "raise_volume", hard), share)]
