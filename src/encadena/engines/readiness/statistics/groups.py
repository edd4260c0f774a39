"""Whether two groups of firms score differently: Welch's interval and the size of the difference (Hedges' g)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from ...later import Later
from .estimate import CONFIDENCE, GROUP_MIN, NO_VARIATION, TOO_FEW, Estimate, Refusal

if TYPE_CHECKING:
    from scipy import special
else:
    special = Later("scipy.special")


@dataclass(frozen=True)
class Difference:
    """``points``: first minus second on the 0–100 scale; ``effect``: the same in standard deviations (Hedges' g)."""

    points: Estimate
    effect: Estimate
    first: int
    second: int


def difference(first: Sequence[float], second: Sequence[float]) -> Difference | Refusal:
    """Refused while either group has fewer than 30 firms."""
    smaller = min(len(first), len(second))
    if smaller < GROUP_MIN:
        return Refusal(TOO_FEW, smaller, GROUP_MIN)
    a, b = np.asarray(first), np.asarray(second)
    if np.isclose(a.var(), 0) and np.isclose(b.var(), 0):
        return Refusal(NO_VARIATION, len(a) + len(b))
    return Difference(_welch(a, b), _hedges(a, b), len(a), len(b))


def _welch(a: np.ndarray, b: np.ndarray) -> Estimate:
    """Variances may differ; degrees of freedom by Welch and Satterthwaite."""
    va, vb = a.var(ddof=1) / a.size, b.var(ddof=1) / b.size
    freedom = (va + vb) ** 2 / (va**2 / (a.size - 1) + vb**2 / (b.size - 1))
    value = float(a.mean() - b.mean())
    half = float(special.stdtrit(freedom, (1 + CONFIDENCE) / 2)) * sqrt(va + vb)
    return Estimate(value, value - half, value + half, a.size + b.size)


def _hedges(a: np.ndarray, b: np.ndarray) -> Estimate:
    """Cohen's d over the pooled deviation, made unbiased; the interval is the usual normal one."""
    freedom = a.size + b.size - 2
    pooled = sqrt(((a.size - 1) * a.var(ddof=1) + (b.size - 1) * b.var(ddof=1)) / freedom)
    g = float(a.mean() - b.mean()) / pooled * unbiased(freedom)
    half = float(special.ndtri((1 + CONFIDENCE) / 2)) * sqrt(1 / a.size + 1 / b.size + g * g / (2 * (a.size + b.size)))
    return Estimate(g, g - half, g + half, a.size + b.size)


def unbiased(freedom: int) -> float:
    """Hedges' exact correction Γ(m/2) / (√(m/2) · Γ((m−1)/2)), near 1 − 3/(4m − 1)."""
    return float(np.exp(special.gammaln(freedom / 2) - special.gammaln((freedom - 1) / 2)) / sqrt(freedom / 2))
