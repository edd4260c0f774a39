"""Agreement of two raters on ordered answers: kappa with quadratic weights, firms taken as clusters of items."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...later import Later
from .estimate import CONFIDENCE, KAPPA_MIN_PAIRS, NO_VARIATION, TOO_FEW, Estimate, Outcome, Refusal

if TYPE_CHECKING:
    from scipy import special
else:
    special = Later("scipy.special")

Tables = NDArray[np.float64]


def kappa(firms: Sequence[Sequence[tuple[int, int]]], levels: int) -> Outcome:
    """``firms`` holds, per firm, the pairs (first rater, second rater) of positions 0…levels−1 on the items' scales.

    Items of one firm are not independent, so the interval takes out one firm at a time (jackknife). Refused below 50
    firms with a pair.
    """
    pairs = [rows for rows in firms if rows]
    if len(pairs) < KAPPA_MIN_PAIRS:
        return Refusal(TOO_FEW, len(pairs), KAPPA_MIN_PAIRS)
    tables = np.zeros((len(pairs), levels, levels))
    for number, rows in enumerate(pairs):
        for first, second in rows:
            tables[number, first, second] += 1
    whole = tables.sum(axis=0)
    value = float(kappas(whole[None])[0])
    without = kappas(whole[None] - tables)
    if np.isnan(value) or np.isnan(without).any():
        return Refusal(NO_VARIATION, len(pairs))
    half = float(special.ndtri((1 + CONFIDENCE) / 2)) * _standard_error(without)
    return Estimate(value, max(-1.0, value - half), min(1.0, value + half), len(pairs))


def kappas(tables: Tables) -> Tables:
    """Quadratic-weighted kappa of each table (…, levels, levels); NaN where both raters only ever say one thing."""
    levels = tables.shape[-1]
    steps = np.arange(levels)
    weights = (steps[:, None] - steps[None, :]) ** 2 / max(1, (levels - 1) ** 2)
    total = tables.sum(axis=(1, 2))
    observed = (tables * weights).sum(axis=(1, 2)) / total
    rows, columns = tables.sum(axis=2), tables.sum(axis=1)
    expected = np.einsum("ni,ij,nj->n", rows, weights, columns) / total**2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(expected > 0, 1 - observed / np.where(expected > 0, expected, 1), np.nan))


def _standard_error(without: Tables) -> float:
    n = without.size
    return float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
