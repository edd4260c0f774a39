import numpy as np
import pytest
import statsmodels.api as sm

from encadena.engines.readiness.statistics.dif import Case, logistic, odds_ratio
from encadena.engines.readiness.statistics.estimate import Estimate, Refusal


def cases(n: int = 400, handicap: float = 0.0, seed: int = 9) -> list[Case]:
    """Half in the group; equally ready firms of the group reach the item less often by ``handicap`` logits."""
    chance = np.random.default_rng(seed)
    ready, group = chance.normal(size=n), np.arange(n) % 2 == 0
    reached = chance.random(n) < 1 / (1 + np.exp(-(ready - handicap * group)))
    return [Case(bool(r), 50 + 20 * x, bool(g)) for r, x, g in zip(reached, ready, group, strict=True)]


def test_a_fair_item_has_an_odds_ratio_of_about_one() -> None:
    found = odds_ratio(cases(2_000))
    assert isinstance(found, Estimate)
    assert found.low < 1 < found.high


def test_an_item_that_holds_a_group_back_is_found() -> None:
    found = odds_ratio(cases(2_000, handicap=1.5))
    assert isinstance(found, Estimate)
    assert found.high < 0.5


def test_the_fit_is_what_an_independent_library_computes() -> None:
    chance = np.random.default_rng(2)
    columns = np.column_stack([np.ones(300), chance.normal(size=300), chance.integers(0, 2, 300)])
    reached = (chance.random(300) < 0.4).astype(float)
    fitted = logistic(columns, reached)
    theirs = sm.Logit(reached, columns).fit(disp=0)
    assert fitted is not None
    assert fitted[0] == pytest.approx(theirs.params, abs=1e-6)
    assert fitted[1] == pytest.approx(theirs.bse, abs=1e-6)


def test_a_group_that_always_reaches_it_cannot_be_estimated() -> None:
    separated = [Case(reached=c.in_group, rest=c.rest, in_group=c.in_group) for c in cases()]
    assert odds_ratio(separated) == Refusal("not_estimable", 400)


def test_it_is_refused_for_a_small_group_or_a_rare_answer() -> None:
    few = [case for n, case in enumerate(cases()) if not case.in_group or n < 198]
    assert odds_ratio(few) == Refusal("too_few", 99, 100)
    rare = [Case(reached=n < 29, rest=c.rest, in_group=c.in_group) for n, c in enumerate(cases())]
    assert odds_ratio(rare) == Refusal("too_few", 29, 30)
    flat = [Case(c.reached, 50, c.in_group) for c in cases()]
    assert odds_ratio(flat) == Refusal("not_estimable", 400)
