"""The seller wants to meet buyers of some kinds."""

from ..parties import Reason
from .verdict import Pair, Verdict, verdict


def judge(pair: Pair) -> list[Verdict]:
    wishes, kind = pair.seller.wishes, pair.need.buyer.kind
    if not wishes.buyer_kinds:
        return []
    hard = "buyer_kind" in wishes.hard
    named: dict[str, object] = {"wanted": tuple(sorted(wishes.buyer_kinds))}
    if not kind:
        return [verdict(Reason("buyer_kind_unknown", "unknown", "seller", named, "note_buyer", hard))]
    if kind in wishes.buyer_kinds:
        return [verdict(Reason("buyer_kind", "met", "seller", {"kind": kind}, "", hard))]
    return [verdict(Reason("buyer_kind_other", "failed", "seller", {**named, "kind": kind}, "ask_seller", hard))]
