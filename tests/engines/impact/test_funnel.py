import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from encadena.engines.impact.funnel import ALARM, WARNING, Unit, dispersion, funnel, limits


def by_chance(seed: int, rate: float, units: int = 200) -> list[Unit]:
    dice = random.Random(seed)
    sizes = [dice.randint(20, 400) for _ in range(units)]
    return [Unit(sum(dice.random() < rate for _ in range(size)), size) for size in sizes]


@given(st.integers(1, 500), st.floats(0.02, 0.98), st.sampled_from([WARNING, ALARM]))
def test_the_limits_of_a_share_enclose_the_middle_of_the_binomial(size: int, target: float, confidence: float) -> None:
    low, high = limits(size, target, confidence, share=True)
    law, tail = binom(size, target), (1 - confidence) / 2
    assert 0 <= low <= high <= 1
    # Interpolated between the quantile and the whole number below it.
    assert law.ppf(tail) - 1 - 1e-6 <= low * size <= law.ppf(tail) + 1e-6 or low == 0
    assert law.ppf(1 - tail) - 1 - 1e-6 <= high * size <= law.ppf(1 - tail) + 1e-6


@given(st.floats(1, 500), st.floats(0.05, 20))
def test_the_limits_of_a_count_enclose_the_middle_of_the_poisson(size: float, target: float) -> None:
    low, high = limits(size, target, WARNING, share=False)
    law = poisson(size * target)
    assert law.ppf(0.025) - 1 - 1e-6 <= low * size <= law.ppf(0.025) + 1e-6 or low == 0
    assert law.ppf(0.975) - 1 - 1e-6 <= high * size <= law.ppf(0.975) + 1e-6


def test_a_larger_centre_has_narrower_limits_and_the_alarm_lies_outside_the_warning() -> None:
    widths = [high - low for size in (20, 80, 320, 1280) for low, high in [limits(size, 0.3, WARNING, share=True)]]
    assert widths == sorted(widths, reverse=True)
    warning, alarm = limits(100, 0.3, WARNING, share=True), limits(100, 0.3, ALARM, share=True)
    assert alarm[0] < warning[0] < 0.3 < warning[1] < alarm[1]


def test_by_chance_alone_about_one_in_twenty_stands_outside() -> None:
    found = [funnel(by_chance(seed, 0.35, 100), share=True) for seed in range(5)]
    outside = [place.outside for one in found if one for place in one.places]
    assert 0.02 < sum(map(bool, outside)) / len(outside) < 0.08
    assert outside.count("alarm") / len(outside) < 0.01
    assert [one.dispersion for one in found if one] == [1.0] * 5


def test_a_centre_far_from_the_whole_is_seen_and_a_small_one_with_the_same_rate_is_not() -> None:
    units = [Unit(30, 100)] * 20 + [Unit(60, 100), Unit(3, 5)]
    found = funnel(units, share=True)
    assert found is not None
    assert [place.outside for place in found.places[-2:]] == ["alarm", ""]
    assert {place.outside for place in found.places[:20]} == {""}


def test_where_centres_differ_more_than_chance_the_funnel_widens() -> None:
    mixed = [unit for seed, rate in enumerate((0.2, 0.3, 0.4, 0.5)) for unit in by_chance(seed, rate, 25)]
    found = funnel(mixed, share=True)
    assert found is not None
    assert found.dispersion > 2
    narrow = limits(100, found.target, WARNING, share=True)
    wide = limits(100, found.target, WARNING, share=True, dispersion=found.dispersion)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
    assert sum(bool(place.outside) for place in found.places) < 0.3 * len(mixed)


def test_one_odd_centre_does_not_widen_the_funnel_for_all() -> None:
    units = [*by_chance(3, 0.3, 60), Unit(100, 100)]
    assert dispersion(units, 0.3, share=True) == 1.0


def test_one_of_one_is_not_outside_where_nearly_all_succeed_and_none_of_many_is() -> None:
    found = funnel([*[Unit(97, 100)] * 20, Unit(1, 1), Unit(5, 5), Unit(0, 10)], share=True)
    assert found
    assert [place.outside for place in found.places] == [""] * 22 + ["alarm"]
    assert found.places[20].warning
    assert found.places[20].warning[1] == 1


def test_a_centre_without_size_has_no_rate_and_no_place() -> None:
    found = funnel([Unit(3, 10), Unit(0, 0)], share=True)
    assert found is not None
    assert (found.target, found.places[1].rate, found.places[1].warning) == (0.3, None, None)
    assert funnel([], share=True) is None
    assert funnel([Unit(0, 0)], share=False) is None


def test_nobody_and_everybody_are_within_the_limits_of_nobody_and_everybody() -> None:
    for events in (0, 10):
        found = funnel([Unit(events, 10)] * 4, share=True)
        assert found is not None
        assert {place.outside for place in found.places} == {""}


@pytest.mark.parametrize(("unit", "share"), [(Unit(-1, 3), False), (Unit(1, -3), False), (Unit(4, 3), True)])
def test_impossible_numbers_are_refused(unit: Unit, share: bool) -> None:
    with pytest.raises(ValueError, match="events of"):
        funnel([unit], share=share)
