"""A language in which both can speak: asked by the buyer, or wished by the seller."""

from ..parties import Reason
from .verdict import Pair, Verdict, verdict


def judge(pair: Pair) -> list[Verdict]:
    """Any language that the need names, or else that the buyer speaks. No interpreter is assumed."""
    wanted = pair.need.languages or pair.need.buyer.languages
    if not wanted:
        return []
    hard = "language" in pair.need.hard
    named: dict[str, object] = {"wanted": tuple(sorted(wanted))}
    if not pair.seller.languages:
        return [verdict(Reason("language_unknown", "unknown", "buyer", named, "note_languages", hard))]
    shared = sorted(wanted & pair.seller.languages)
    if not shared:
        return [verdict(Reason("language_missing", "failed", "buyer", named, "interpreter", hard))]
    told = {"language": pair.need.language if pair.need.language in shared else shared[0]}
    return [verdict(Reason("language", "met", "buyer", told, "", hard))]
