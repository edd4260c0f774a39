"""The score of a pair from both sides: how well the thing fits, times what each side thinks of the other.

``score = relevance × √(buyer's × seller's)``, where a side's part is the product of its conditions' factors. The mean
is geometric, so that neither side can buy off the other, and it is the same whichever side is named first.
"""

from collections.abc import Iterable
from math import prod, sqrt
from typing import NamedTuple

from .conditions import BUYERS, SELLERS, Judge, Pair
from .parties import Reason


class Judged(NamedTuple):
    """What each side thinks (0–1), and why; a 0 means that a hard condition excludes the pair."""

    buyers: float
    sellers: float
    reasons: tuple[Reason, ...]

    @property
    def factor(self) -> float:
        return two_sided(self.buyers, self.sellers)


def judged(pair: Pair) -> Judged:
    buyers, told = _side(pair, BUYERS)
    sellers, also = _side(pair, SELLERS)
    return Judged(buyers, sellers, (*told, *also))


def two_sided(one: float, other: float) -> float:
    """The geometric mean; 0 as soon as one side is 0."""
    return sqrt(one * other)


def _side(pair: Pair, judges: Iterable[Judge]) -> tuple[float, list[Reason]]:
    verdicts = [verdict for judge in judges for verdict in judge(pair)]
    return prod(one.factor for one in verdicts), [reason for one in verdicts for reason in one.reasons]
