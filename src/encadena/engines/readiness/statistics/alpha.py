"""Cronbach's alpha with the exact interval of Feldt (1965)."""

from typing import TYPE_CHECKING

import numpy as np

from ...later import Later
from .complete import Table, complete_rows
from .estimate import (
    ALPHA_MIN,
    ALPHA_MIN_ITEMS,
    CONFIDENCE,
    NO_VARIATION,
    TOO_FEW,
    TOO_FEW_ITEMS,
    Estimate,
    Outcome,
    Refusal,
)

if TYPE_CHECKING:
    from scipy import special
else:
    special = Later("scipy.special")


def alpha(table: Table) -> Outcome:
    """Over complete rows of the items that most firms answered; refused below 100 of them."""
    rows, columns = complete_rows(table)
    n, items = rows.shape[0], columns.size
    if n < ALPHA_MIN:
        return Refusal(TOO_FEW, n, ALPHA_MIN)
    if items < ALPHA_MIN_ITEMS:
        return Refusal(TOO_FEW_ITEMS, items, ALPHA_MIN_ITEMS)
    value = alpha_of(rows)
    if value is None:
        return Refusal(NO_VARIATION, n)
    low, high = feldt_interval(value, n, items)
    return Estimate(value, low, high, n, items)


def alpha_of(rows: Table) -> float | None:
    """k/(k−1) · (1 − sum of the items' variances / variance of their sum); None when the sum never varies."""
    items = rows.shape[1]
    total = float(rows.sum(axis=1).var(ddof=1))
    if np.isclose(total, 0):
        return None
    return float(items / (items - 1) * (1 - rows.var(axis=0, ddof=1).sum() / total))


def feldt_interval(value: float, n: int, items: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """(1 − alpha)/(1 − estimate) follows F with n − 1 and (n − 1)(k − 1) degrees of freedom."""
    tail, first, second = (1 - confidence) / 2, n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - value) * special.fdtri(first, second, 1 - tail)
    high = 1 - (1 - value) * special.fdtri(first, second, tail)
    return float(low), float(high)
