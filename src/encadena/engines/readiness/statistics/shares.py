"""How many firms stand at the floor or the ceiling of a dimension, where it can no longer tell them apart."""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from ...later import Later
from .estimate import CONFIDENCE, SHARE_MIN, TOO_FEW, Estimate, Outcome, Refusal

if TYPE_CHECKING:
    from scipy import special
else:
    special = Later("scipy.special")

FLOOR, CEILING = 0.0, 100.0


def share_at(scores: Sequence[float], end: float) -> Outcome:
    """The share of firms whose score is exactly ``end`` (``FLOOR`` or ``CEILING``); refused below 30 firms."""
    n = len(scores)
    if n < SHARE_MIN:
        return Refusal(TOO_FEW, n, SHARE_MIN)
    there = sum(score == end for score in scores)
    low, high = wilson(there, n)
    return Estimate(there / n, low, high, n)


def wilson(part: int, whole: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The score interval of a share; never outside 0 to 1, and sensible at 0 and at 1."""
    z = float(special.ndtri((1 + confidence) / 2))
    share = part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)
