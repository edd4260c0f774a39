import numpy as np
import pytest

from encadena.engines.readiness.statistics.alpha import alpha, alpha_of, feldt_interval
from encadena.engines.readiness.statistics.estimate import Estimate, Refusal


def a_sample(n: int = 200, noise: float = 1.0, items: int = 4, seed: int = 1) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return chance.normal(size=(n, 1)) + noise * chance.normal(size=(n, items))


def test_alpha_by_hand() -> None:
    """Variances 1, 1; variance of the sum 3: 2/1 · (1 − 2/3)."""
    rows = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]])
    assert alpha_of(rows) == pytest.approx(2 / 3)


def test_copies_of_one_item_are_perfectly_consistent() -> None:
    found = alpha(np.repeat(a_sample(items=1), 4, axis=1))
    assert isinstance(found, Estimate)
    assert (found.value, found.low, found.high) == (pytest.approx(1), pytest.approx(1), pytest.approx(1))


def test_parallel_items_give_the_formula_of_spearman_and_brown() -> None:
    """Items of reliability 1/2: four of them have 4·½/(1 + 3·½) = 0.8."""
    found = alpha(a_sample(n=20_000))
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(0.8, abs=0.01)
    assert found.low < 0.8 < found.high


def test_the_interval_of_feldt_by_hand() -> None:
    """F(40, 1000) leaves 2.5 % below about 0.61 and above about 1.51: 1 − 0.21 · 1.51 and 1 − 0.21 · 0.61."""
    low, high = feldt_interval(0.79, 41, 26)
    assert (low, high) == (pytest.approx(0.683, abs=0.01), pytest.approx(0.871, abs=0.01))


def test_the_order_of_the_items_does_not_matter() -> None:
    rows = a_sample()
    assert alpha_of(rows) == pytest.approx(alpha_of(rows[:, ::-1]))


def test_it_is_refused_below_a_hundred_complete_answers() -> None:
    assert alpha(a_sample(99)) == Refusal("too_few", 99, 100)
    assert isinstance(alpha(a_sample(100)), Estimate)
    holed = a_sample(100)
    holed[0, 0] = np.nan
    assert alpha(holed) == Refusal("too_few", 99, 100)


def test_an_item_that_most_firms_are_not_asked_is_left_out() -> None:
    rows = a_sample(200, items=3)
    rows[:150, 2] = np.nan
    found = alpha(rows)
    assert isinstance(found, Estimate)
    assert (found.items, found.n) == (2, 200)


def test_answers_that_never_vary_are_refused() -> None:
    assert alpha(np.ones((120, 3))) == Refusal("no_variation", 120)
    assert alpha(np.ones((120, 1))) == Refusal("too_few_items", 1, 2)
    assert alpha(np.empty((0, 3))) == Refusal("too_few", 0, 100)
