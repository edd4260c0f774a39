"""McDonald's omega of one factor, fitted by least squares on the covariances (minres), with a bootstrap interval."""

import numpy as np
from numpy.typing import NDArray

from .complete import Table, complete_rows
from .estimate import (
    CONFIDENCE,
    NO_VARIATION,
    NOT_ESTIMABLE,
    OMEGA_MIN,
    OMEGA_MIN_ITEMS,
    TOO_FEW,
    TOO_FEW_ITEMS,
    Estimate,
    Outcome,
    Refusal,
)

RESAMPLES = 400
SEED = 20_260_801
STEPS = 200
CLOSE = 1e-7


def omega(table: Table) -> Outcome:
    """Over complete rows, as alpha; refused below 100 of them or with fewer than three items."""
    rows, columns = complete_rows(table)
    n, items = rows.shape[0], columns.size
    if n < OMEGA_MIN:
        return Refusal(TOO_FEW, n, OMEGA_MIN)
    if items < OMEGA_MIN_ITEMS:
        return Refusal(TOO_FEW_ITEMS, items, OMEGA_MIN_ITEMS)
    if np.isclose(rows.var(axis=0), 0).any():
        return Refusal(NO_VARIATION, n)
    value = omega_of(np.cov(rows, rowvar=False))
    if value is None:
        return Refusal(NOT_ESTIMABLE, n)
    low, high = _bootstrap(rows)
    return Estimate(value, low, high, n, items)


def omega_of(covariance: Table) -> float | None:
    """(Σ loadings)² / ((Σ loadings)² + Σ unique variances); None when no common factor can be told."""
    loadings = loadings_of(covariance)
    if loadings is None:
        return None
    common = float(loadings.sum() ** 2)
    unique = float(np.clip(np.diag(covariance) - loadings**2, 0, None).sum())
    return common / (common + unique)


def loadings_of(covariance: Table) -> Table | None:
    """The loadings whose products come nearest to the covariances off the diagonal, on the items' own scale.

    Communalities start at the squared multiple correlations' simple bound (the largest covariance of the item) and are
    replaced by the first factor's until they stay; more than an item's variance is never given to the factor.
    """
    variances = np.diag(covariance)
    off = np.abs(covariance - np.diag(variances))
    shared = np.minimum(off.max(axis=1), variances)
    for _step in range(STEPS):
        values, vectors = np.linalg.eigh(covariance - np.diag(variances) + np.diag(shared))
        if values[-1] <= CLOSE:
            return None
        loadings = vectors[:, -1] * np.sqrt(values[-1])
        following = np.minimum(loadings**2, variances)
        if np.allclose(following, shared, atol=CLOSE * variances.max()):
            break
        shared = following
    return np.asarray(np.sign(loadings.sum()) * np.minimum(np.abs(loadings), np.sqrt(variances)) * np.sign(loadings))


def _bootstrap(rows: Table) -> tuple[float, float]:
    """Percentiles of omega over resampled firms; always the same resamples, so that a page never flickers."""
    chance, n = np.random.default_rng(SEED), rows.shape[0]
    drawn = [omega_of(_covariance(rows, chance.multinomial(n, np.full(n, 1 / n)))) for _ in range(RESAMPLES)]
    kept = [value for value in drawn if value is not None]
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(kept, [tail, 100 - tail])
    return float(low), float(high)


def _covariance(rows: Table, times: NDArray[np.int64]) -> Table:
    """The covariance of a resample in which each row was drawn so many ``times``."""
    return np.asarray(np.cov(rows, rowvar=False, fweights=times))
