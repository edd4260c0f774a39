"""The buyer wants sellers who are ready, measured from 0 to 1."""

from ..parties import Reason
from .verdict import Pair, Verdict, asked, verdict


def judge(pair: Pair) -> list[Verdict]:
    least, level, hard = pair.need.least_readiness, pair.seller.readiness, asked(pair, "readiness")
    if not least:
        return []
    if level is None:
        return [verdict(Reason("readiness_unknown", "unknown", "buyer", {"least": least}, "note_readiness", hard))]
    told: dict[str, object] = {"level": level, "least": least}
    if level >= least:
        return [verdict(Reason("readiness", "met", "buyer", told, "", hard))]
    return [verdict(Reason("readiness_low", "partly", "buyer", told, "raise_readiness", hard), level / least)]
