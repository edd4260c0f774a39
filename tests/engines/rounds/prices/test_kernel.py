from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.rounds.brute_force import agendas, fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.breaks import breaks_of
from encadena.engines.rounds.prices.crowd import Crowd, crowd_of
from encadena.engines.rounds.prices.kernel import NEVER, UNIT, cheapest_day, proven, slope
from encadena.engines.rounds.problem import Problem


def _any_prices(crowd: Crowd, seed: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    rng = Random(seed)
    people, in_all = crowd.may.shape
    price = [[rng.randint(-most, most) for _ in range(in_all)] for _ in range(people)]
    rent = [rng.randint(0, most) for _ in range(in_all)]
    return np.array(price, np.int64).reshape(people, in_all), np.array(rent, np.int64)


@given(problem=problems(), seed=st.integers(0, 99), most=st.sampled_from([0, UNIT // 3, UNIT, 5 * UNIT]))
@settings(max_examples=150, deadline=None)
def test_no_prices_at_all_prove_more_breaks_than_the_optimum_has(problem: Problem, seed: int, most: int) -> None:
    crowd, optimum = crowd_of(problem), fewest_breaks(problem)
    if optimum is not None:
        assert proven(*crowd, *_any_prices(crowd, seed, most)) <= optimum * UNIT


@given(problem=problems(), seed=st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_nobody_has_a_day_that_costs_less_than_the_cheapest(problem: Problem, seed: int) -> None:
    crowd = crowd_of(problem)
    price, _ = _any_prices(crowd, seed, UNIT)
    people = [p for p in problem.participants if problem.meetings_of[p]]
    room = np.zeros((len(problem.slots) + 2, 3), np.int64)
    for agenda in agendas(problem):
        breaks = breaks_of(problem, agenda)
        for i, p in enumerate(people):
            held = [problem.position[agenda.slot_of[m.id]] for m in problem.meetings_of[p]]
            paid = breaks[p] * UNIT + sum(int(price[i, t]) for t in held)
            assert cheapest_day(i, *crowd[:6], price, room) <= paid


def test_the_cheapest_day_is_one_that_exists() -> None:
    crowd = crowd_of(a_round(["ab", "ac"], slots(3)))
    room = np.zeros((5, 3), np.int64)
    dear = np.zeros((3, 3), np.int64)
    dear[0] = (0, 3 * UNIT, 0)  # a waits rather than pay for the middle
    assert cheapest_day(0, *crowd[:6], dear, room) == UNIT
    dear[0] = (0, UNIT // 2, 0)
    assert cheapest_day(0, *crowd[:6], dear, room) == UNIT // 2


def test_who_cannot_hold_all_meetings_has_no_day() -> None:
    away = replace(a_round(["ab", "ac"], slots(2)), forbidden=frozenset({("a", 1)}))
    crowd = crowd_of(away)
    price, rent = np.zeros((3, 2), np.int64), np.zeros(2, np.int64)
    assert cheapest_day(0, *crowd[:6], price, np.zeros((4, 3), np.int64)) >= NEVER // 2
    assert proven(*crowd, price, rent) == 0


def test_the_slope_says_who_is_busier_than_their_meetings() -> None:
    """b has to meet in slot 1, but the meeting with a is cheap in both; a is as busy as it is."""
    crowd = crowd_of(a_round(["ab"], slots(2, tables=1)))
    people, in_all = crowd.may.shape
    room = [np.zeros((in_all + 1, in_all + 2, 3)) for _ in range(2)]
    price, busy, full = np.array([[0.0, 0.0], [-9.0, 9.0]]), np.zeros((people, in_all)), np.zeros(in_all)
    slope(0.01, *crowd, price, np.zeros(in_all), *room, busy, full)
    assert np.allclose(busy, [[0.5, -0.5], [1.0, -1.0]], atol=1e-6)  # the meeting is held where more is paid back
    assert np.allclose(full, [-1.0, 0.0], atol=1e-6)
