import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from encadena.engines.readiness.statistics.estimate import Estimate, Refusal
from encadena.engines.readiness.statistics.kappa import kappa, kappas

PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=60, max_size=120)


def one_each(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    return [[pair] for pair in pairs]


def test_kappa_by_hand() -> None:
    """Two levels, 20 agree on each, 5 and 5 differ: 0.8 observed, 0.5 by chance, kappa 0.6."""
    assert kappas(np.array([[[20.0, 5.0], [5.0, 20.0]]]))[0] == pytest.approx(0.6)


def test_perfect_agreement_is_one() -> None:
    found = kappa(one_each([(n % 4, n % 4) for n in range(60)]), 4)
    assert isinstance(found, Estimate)
    assert (found.value, found.low, found.high, found.n) == (1, 1, 1, 60)


def test_a_near_miss_costs_less_than_a_far_one() -> None:
    agreed = [(n % 4, n % 4) for n in range(80)]
    near, far = (kappa(one_each([*agreed, *[(0, d)] * 10]), 4) for d in (1, 3))
    assert isinstance(near, Estimate)
    assert isinstance(far, Estimate)
    assert far.value < near.value < 1


@given(PAIRS)
def test_it_is_what_an_independent_library_computes(pairs: list[tuple[int, int]]) -> None:
    table = np.zeros((4, 4))
    for first, second in pairs:
        table[first, second] += 1
    if len({first for first, _s in pairs}) > 1 and len({s for _f, s in pairs}) > 1:
        assert kappas(table[None])[0] == pytest.approx(cohens_kappa(table, wt="quadratic").kappa)


def test_with_one_pair_per_firm_the_interval_is_near_the_asymptotic_one() -> None:
    chance = np.random.default_rng(5)
    first = chance.integers(0, 4, 400)
    second = np.clip(first + chance.integers(-1, 2, 400), 0, 3)
    table = np.zeros((4, 4))
    np.add.at(table, (first, second), 1)
    ours = kappa(one_each(list(zip(first.tolist(), second.tolist(), strict=True))), 4)
    theirs = cohens_kappa(table, wt="quadratic")
    assert isinstance(ours, Estimate)
    assert (ours.low, ours.high) == (
        pytest.approx(theirs.kappa_low, abs=0.01),
        pytest.approx(theirs.kappa_upp, abs=0.01),
    )


def test_items_of_one_firm_that_repeat_each_other_do_not_narrow_the_interval() -> None:
    chance = np.random.default_rng(6)
    pairs = [(int(a), int(b)) for a, b in chance.integers(0, 4, (100, 2))]
    single, repeated = kappa(one_each(pairs), 4), kappa([[pair] * 5 for pair in pairs], 4)
    assert isinstance(single, Estimate)
    assert isinstance(repeated, Estimate)
    assert repeated.high - repeated.low == pytest.approx(single.high - single.low)


def test_it_is_refused_below_fifty_firms_and_where_nobody_differs() -> None:
    assert kappa(one_each([(0, 1)] * 49), 4) == Refusal("too_few", 49, 50)
    assert kappa([*one_each([(0, 1)] * 49), []], 4) == Refusal("too_few", 49, 50)
    assert kappa(one_each([(2, 2)] * 60), 4) == Refusal("no_variation", 60)
