"""The buyer wants to have the seller near."""

from math import asin, cos, radians, sin, sqrt

from ..parties import Place, Reason
from .verdict import Pair, Verdict, asked, verdict

EARTH = 6371.0


def judge(pair: Pair) -> list[Verdict]:
    """Beyond the farthest distance the share falls with every further kilometre: twice as far is half."""
    farthest, hard = pair.need.farthest, asked(pair, "distance")
    if farthest is None:
        return []
    here, there = pair.need.buyer.place, pair.seller.place
    if here is None or there is None:
        unknown = Reason("distance_unknown", "unknown", "buyer", {"farthest": farthest}, "note_place", hard)
        return [verdict(unknown)]
    far = kilometres(here, there)
    told: dict[str, object] = {"kilometres": round(far), "farthest": farthest}
    if far <= farthest:
        return [verdict(Reason("distance", "met", "buyer", told, "", hard))]
    return [verdict(Reason("distance_too_far", "partly", "buyer", told, "ask_buyer", hard), farthest / far)]


def kilometres(here: Place, there: Place) -> float:
    """Along the great circle; symmetric."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (here, there))
    return 2 * EARTH * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))
