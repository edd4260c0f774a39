import random

import pytest

from encadena.engines.impact.forecast import forecast

from .makers import a_poisson


def test_half_a_year_of_steady_work_is_half_of_the_year() -> None:
    found = forecast(500, 0.5)
    assert found is not None
    assert (found.value, found.by_season) == (1000, False)
    assert found.low < 1000 < found.high


def test_a_network_that_works_late_in_the_year_is_not_told_that_it_fails() -> None:
    found = forecast(400, 0.5, [(390, 1000), (410, 1000)])
    assert found is not None
    assert found.value == pytest.approx(1000)
    assert found.by_season


def test_nothing_is_said_in_the_first_month_and_never_less_than_there_is() -> None:
    assert forecast(20, 0.05) is None
    assert forecast(20, 0.4, [(0, 100)]) is None
    found = forecast(3, 0.9)
    assert found is not None
    assert found.low >= 3
    done = forecast(80, 1.0)
    assert done is not None
    assert (done.low, done.value, done.high) == (80, 80, 80)


def test_the_interval_holds_the_end_about_eight_times_in_ten() -> None:
    dice, held = random.Random(4), 0
    for _ in range(600):
        days = sorted(dice.random() for _ in range(a_poisson(dice, 200)))
        found = forecast(sum(day < 0.6 for day in days), 0.6)
        assert found is not None
        held += found.low <= len(days) <= found.high
    assert 0.74 < held / 600 < 0.9


@pytest.mark.parametrize(("today", "elapsed"), [(-1, 0.5), (1, 1.5), (1, -0.1)])
def test_impossible_numbers_are_refused(today: float, elapsed: float) -> None:
    with pytest.raises(ValueError, match="of the year"):
        forecast(today, elapsed)
