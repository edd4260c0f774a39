"""Where a year's count will end, from what there is today."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.8
LEAST_PASSED = 1 / 12


@dataclass(frozen=True)
class Forecast:
    """``value`` at the end of the year with an 80 % interval; ``passed``: the share of a year's work that is usually
    done by today; ``by_season``: taken from past years, or (False) from the calendar alone."""

    value: float
    low: float
    high: float
    passed: float
    by_season: bool


def forecast(today: float, elapsed: float, earlier: Sequence[tuple[float, float]] = ()) -> Forecast | None:
    """``today``: count so far; ``elapsed``: share of the year gone (0 to 1); ``earlier``: per past year the count by
    the same day and at its end. ``None`` in the first month: nobody knows yet. Counts vary as a Poisson at least, and
    as much as the past years' own shares do. Raises ``ValueError`` outside 0 to 1 or below zero."""
    if not 0 <= elapsed <= 1 or today < 0:
        raise ValueError(f"{today} by {elapsed} of the year")
    shares = [by_then / end for by_then, end in earlier if end > 0]
    passed = (
        sum(by for by, end in earlier if end > 0) / sum(end for _by, end in earlier if end > 0) if shares else elapsed
    )
    if elapsed < LEAST_PASSED or passed <= 0:
        return None
    value = today / passed
    rest = max(value - today, 0.0)
    # What is left varies as a Poisson, and its pace is itself only known from what was counted.
    pace = rest * rest / today if today else 0.0
    spread = sqrt(rest + pace + (value * _wobble(shares, passed)) ** 2)
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * spread
    return Forecast(value, max(today, value - reach), value + reach, min(passed, 1.0), bool(shares))


def _wobble(shares: Sequence[float], passed: float) -> float:
    """Relative deviation of past years' shares by this day."""
    if len(shares) < 2:
        return 0.0
    middle = sum(shares) / len(shares)
    return sqrt(sum((s - middle) ** 2 for s in shares) / (len(shares) - 1)) / passed
