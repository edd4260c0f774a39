import numpy as np
import pytest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from encadena.engines.readiness.statistics.estimate import Refusal
from encadena.engines.readiness.statistics.groups import Difference, difference, unbiased


def two_groups() -> tuple[list[float], list[float]]:
    chance = np.random.default_rng(8)
    return chance.normal(60, 10, 40).tolist(), chance.normal(50, 25, 90).tolist()


def test_the_interval_is_welchs_as_an_independent_library_computes_it() -> None:
    first, second = two_groups()
    found = difference(first, second)
    assert isinstance(found, Difference)
    theirs = CompareMeans(DescrStatsW(first), DescrStatsW(second)).tconfint_diff(usevar="unequal")
    assert (found.points.low, found.points.high) == pytest.approx(theirs)
    assert (found.first, found.second) == (40, 90)


def test_hedges_g_by_hand() -> None:
    """Means 0.5 apart with standard deviation one in both: d is the difference over it, g a little less."""
    base = np.tile([-1.0, 1.0], 20)
    found = difference((base + 0.5).tolist(), base.tolist())
    assert isinstance(found, Difference)
    assert found.effect.value == pytest.approx(0.5 / base.std(ddof=1) * unbiased(78))
    assert unbiased(78) == pytest.approx(1 - 3 / (4 * 78 - 1), abs=1e-4)


def test_turned_round_it_only_changes_its_sign() -> None:
    first, second = two_groups()
    there, back = difference(first, second), difference(second, first)
    assert isinstance(there, Difference)
    assert isinstance(back, Difference)
    assert there.points.value == pytest.approx(-back.points.value)
    assert there.effect.low == pytest.approx(-back.effect.high)


def test_it_is_refused_when_the_smaller_group_is_below_thirty_or_nothing_varies() -> None:
    first, second = two_groups()
    assert difference(first[:29], second) == Refusal("too_few", 29, 30)
    assert difference([1.0] * 40, [2.0] * 40) == Refusal("no_variation", 80)
