import numpy as np
import pytest

from encadena.engines.readiness.statistics.alpha import alpha_of
from encadena.engines.readiness.statistics.estimate import Estimate, Refusal
from encadena.engines.readiness.statistics.omega import loadings_of, omega, omega_of

LOADINGS = np.array([1.0, 0.8, 0.6, 0.9])
UNIQUE = np.array([0.4, 0.5, 0.6, 0.7])
EXACT = np.outer(LOADINGS, LOADINGS) + np.diag(UNIQUE)


def a_sample(n: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).multivariate_normal(np.zeros(4), EXACT, size=n)


def test_the_loadings_of_an_exact_model_come_back() -> None:
    assert loadings_of(EXACT) == pytest.approx(LOADINGS, abs=1e-3)


def test_omega_by_the_formula() -> None:
    assert omega_of(EXACT) == pytest.approx(3.3**2 / (3.3**2 + 2.2), abs=1e-3)


def test_with_equal_loadings_omega_is_alpha() -> None:
    rows = a_sample(200)
    equal = np.full((4, 4), 0.5) + np.diag(np.full(4, 0.5))
    root = np.linalg.cholesky(equal)
    white = (rows - rows.mean(0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(rows, rowvar=False))).T @ root.T
    assert omega_of(np.cov(white, rowvar=False)) == pytest.approx(alpha_of(white), abs=1e-4)


def test_an_item_turned_round_lowers_it() -> None:
    turned = EXACT.copy()
    turned[0, 1:] *= -1
    turned[1:, 0] *= -1
    value = omega_of(turned)
    assert value is not None
    assert value < 0.6


def test_the_interval_holds_the_value_and_is_the_same_every_time() -> None:
    rows = a_sample(300)
    first, second = omega(rows), omega(rows)
    assert isinstance(first, Estimate)
    assert first == second
    assert first.low < first.value < first.high
    assert first.high - first.low < 0.15


def test_it_is_refused_for_too_few_firms_items_or_differences() -> None:
    assert omega(a_sample(99)) == Refusal("too_few", 99, 100)
    assert omega(a_sample(150)[:, :2]) == Refusal("too_few_items", 2, 3)
    flat = a_sample(150)
    flat[:, 0] = 1
    assert omega(flat) == Refusal("no_variation", 150)


def test_items_without_anything_in_common_have_no_factor() -> None:
    assert omega_of(np.zeros((3, 3))) is None
