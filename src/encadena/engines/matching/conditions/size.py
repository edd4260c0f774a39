"""The buyer looks for sellers of some sizes."""

from ..parties import Reason
from .verdict import Pair, Verdict, asked, verdict


def judge(pair: Pair) -> list[Verdict]:
    wanted, size, hard = pair.need.sizes, pair.seller.size, asked(pair, "size")
    if not wanted:
        return []
    named: dict[str, object] = {"wanted": tuple(sorted(wanted))}
    if not size:
        return [verdict(Reason("size_unknown", "unknown", "buyer", named, "note_size", hard))]
    if size in wanted:
        return [verdict(Reason("size", "met", "buyer", {"size": size}, "", hard))]
    return [verdict(Reason("size_other", "failed", "buyer", {**named, "size": size}, "ask_buyer", hard))]
