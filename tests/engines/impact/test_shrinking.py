import random

import pytest

from encadena.engines.impact.funnel import Unit
from encadena.engines.impact.shrinking import shrink

from .makers import a_poisson


def centres(seed: int, *, share: bool) -> tuple[list[float], list[Unit]]:
    """True rates and what was seen of them, in centres of very different size."""
    dice = random.Random(seed)
    rates = [dice.betavariate(6, 14) for _ in range(60)]
    sizes = [dice.choice([5, 15, 60, 300]) for _ in rates]
    draw = (lambda r, n: sum(dice.random() < r for _ in range(n))) if share else (lambda r, n: a_poisson(dice, r * n))
    return rates, [Unit(draw(rate, size), size) for rate, size in zip(rates, sizes, strict=True)]


@pytest.mark.parametrize("share", [True, False])
def test_leaning_on_the_whole_is_nearer_to_the_truth(share: bool) -> None:
    own_error = lean_error = 0.0
    for seed in range(10):
        rates, units = centres(seed, share=share)
        for rate, unit, estimate in zip(rates, units, shrink(units, share=share), strict=True):
            own_error += (unit.events / unit.size - rate) ** 2
            lean_error += (estimate.value - rate) ** 2
    assert lean_error < 0.6 * own_error


@pytest.mark.parametrize("share", [True, False])
def test_the_interval_holds_the_truth_about_as_often_as_it_says(share: bool) -> None:
    held = [
        one.low <= rate <= one.high
        for seed in range(10)
        for rates, units in [centres(seed, share=share)]
        for rate, one in zip(rates, shrink(units, share=share), strict=True)
    ]
    assert 0.91 < sum(held) / len(held) < 0.99


def test_a_small_centre_leans_more_than_a_large_one() -> None:
    units = [*centres(1, share=True)[1], Unit(4, 5), Unit(240, 300)]
    small, large = shrink(units, share=True)[-2:]
    assert small.weight < 0.5 < 0.8 < large.weight < 1
    assert small.value < large.value < 0.8


def test_centres_that_differ_by_chance_only_stand_at_the_whole() -> None:
    found = shrink([Unit(30, 100)] * 12, share=True)
    assert {(one.value, one.weight) for one in found} == {(0.3, 0.0)}


def test_a_centre_without_size_stands_at_the_whole() -> None:
    units = [*centres(2, share=True)[1], Unit(0, 0)]
    target = sum(unit.events for unit in units) / sum(unit.size for unit in units)
    last = shrink(units, share=True)[-1]
    assert (last.value, last.weight) == (pytest.approx(target), 0.0)
    assert last.low < target < last.high


def test_nothing_gives_nothing() -> None:
    assert shrink([], share=True) == ()
    assert shrink([Unit(0, 0)], share=False) == ()
    assert shrink([Unit(5, 5), Unit(9, 9)], share=True)[0].value == 1.0


def test_centres_that_are_all_or_nothing_still_leave_a_little_to_the_whole() -> None:
    found = shrink([Unit(20, 20), Unit(0, 20), Unit(0, 20), Unit(0, 0)], share=True)
    assert [0 <= one.low < one.value < one.high <= 1 for one in found] == [True] * 4
    assert found[0].value > 0.95 > 0.05 > found[1].value
    assert found[3].weight == 0.0
