"""When and on which terms the buyer wants to receive."""

from collections.abc import Iterator

from ..parties import Reason
from .verdict import Pair, Verdict, asked, verdict


def judge(pair: Pair) -> list[Verdict]:
    """A verdict on the day, and one on the terms, when the need states them."""
    return [*_day(pair), *_terms(pair)]


def _day(pair: Pair) -> Iterator[Verdict]:
    needed, ready, hard = pair.need.until, pair.seller.ready_from, asked(pair, "delivery")
    if needed is None:
        return
    if ready is None:
        # Nobody notes this of a firm that can start at once: a question to ask, no doubt about the pair.
        unknown = Reason("delivery_unknown", "unknown", "buyer", {"needed": needed}, "note_delivery", hard)
        yield verdict(unknown)
        return
    days: dict[str, object] = {"ready": ready, "needed": needed}
    if ready <= needed:
        yield verdict(Reason("delivery_in_time", "met", "buyer", days, "", hard))
    else:
        yield verdict(Reason("delivery_too_late", "failed", "buyer", days, "later_delivery", hard))


def _terms(pair: Pair) -> Iterator[Verdict]:
    wanted, offered, hard = pair.need.incoterms, pair.offering.incoterms, asked(pair, "delivery")
    if not wanted:
        return
    told: dict[str, object] = {"wanted": tuple(sorted(wanted))}
    if not offered:
        yield verdict(Reason("incoterm_unknown", "unknown", "buyer", told, "note_incoterms", hard))
    elif shared := sorted(wanted & offered):
        yield verdict(Reason("incoterm", "met", "buyer", {"incoterm": shared[0]}, "", hard))
    else:
        told["offered"] = tuple(sorted(offered))
        yield verdict(Reason("incoterm_missing", "failed", "buyer", told, "offer_incoterm", hard))
