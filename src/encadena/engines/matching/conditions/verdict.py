"""What a condition says of a pair, and what that does to the score.

A factor multiplies the score of its side: what is met leaves it as it is, what is met in part lowers it by how much is
missing, what is unknown costs little, and what fails costs much, or all of it when the condition is hard.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..parties import Condition, Need, Offering, Reason, Seller

UNKNOWN = 0.9
FAILED = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and an offering looked at together, on the day ``today``."""

    need: Need
    offering: Offering
    seller: Seller
    today: date


class Verdict(NamedTuple):
    """``factor`` from 0 (excluded) to 1, and why."""

    factor: float
    reasons: tuple[Reason, ...]


def verdict(reason: Reason, share: float = 1.0) -> Verdict:
    """The factor that follows from the state of a reason; ``share`` is how much of it is met, when partly."""
    if reason.state == "met":
        return Verdict(1.0, (reason,))
    if reason.state == "unknown":
        return Verdict(UNKNOWN, (reason,))
    if reason.hard:
        return Verdict(0.0, (reason,))
    return Verdict(FAILED + (1 - FAILED) * share if reason.state == "partly" else FAILED, (reason,))


def asked(pair: Pair, condition: Condition) -> bool:
    """Whether the buyer made this a hard condition."""
    return condition in pair.need.hard
