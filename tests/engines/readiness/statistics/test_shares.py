import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from encadena.engines.readiness.statistics.estimate import Estimate, Refusal
from encadena.engines.readiness.statistics.shares import CEILING, FLOOR, share_at, wilson


def test_wilson_as_the_textbook_has_it() -> None:
    assert wilson(81, 263) == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))
    assert wilson(0, 20) == (0, pytest.approx(0.1611, abs=1e-4))


@given(st.integers(1, 500), st.floats(0, 1))
def test_it_is_what_an_independent_library_computes(whole: int, share: float) -> None:
    part = round(whole * share)
    assert wilson(part, whole) == pytest.approx(proportion_confint(part, whole, method="wilson"), abs=1e-9)


def test_floor_and_ceiling_are_counted_apart() -> None:
    scores = [0.0] * 10 + [50.0] * 25 + [100.0] * 5
    floor, ceiling = share_at(scores, FLOOR), share_at(scores, CEILING)
    assert isinstance(floor, Estimate)
    assert isinstance(ceiling, Estimate)
    assert (floor.value, ceiling.value, floor.n) == (0.25, 0.125, 40)


def test_it_is_refused_below_thirty() -> None:
    assert share_at([0.0] * 29, FLOOR) == Refusal("too_few", 29, 30)
    assert isinstance(share_at([0.0] * 30, FLOOR), Estimate)
