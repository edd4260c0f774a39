"""The seller wants to sell to some countries."""

from ..parties import Reason
from .verdict import Pair, Verdict, verdict


def judge(pair: Pair) -> list[Verdict]:
    wishes, country = pair.seller.wishes, pair.need.buyer.country
    if not wishes.markets:
        return []
    hard = "market" in wishes.hard
    named: dict[str, object] = {"wanted": tuple(sorted(wishes.markets))}
    if not country:
        return [verdict(Reason("market_unknown", "unknown", "seller", named, "note_buyer", hard))]
    told = {**named, "country": country}
    if country in wishes.markets:
        return [verdict(Reason("market", "met", "seller", {"country": country}, "", hard))]
    return [verdict(Reason("market_other", "failed", "seller", told, "ask_seller", hard))]
