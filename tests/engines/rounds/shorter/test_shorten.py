from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engines.rounds.brute_force import agendas, fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.breaks import total_breaks, total_idle
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.generator import HALF_DAY, Shape, generate
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.solution import Solution
from encadena.engines.rounds.solve import solve

CROWDED = Shape(buyers=8, firms=20, meetings=46, slots=8, tables=6)


def _least_idle(problem: Problem, breaks: int) -> int:
    return min(total_idle(problem, a) for a in agendas(problem) if total_breaks(problem, a) <= breaks)


@given(problem=problems(most_meetings=4, most_slots=5))
@settings(max_examples=40, deadline=None)
def test_the_waits_of_small_rounds_are_few_first_and_short_second(problem: Problem) -> None:
    solution, breaks = solve(problem, seconds=30, workers=1, shorter=True), fewest_breaks(problem)
    assert solution.objective == breaks
    if breaks is not None:
        least = _least_idle(problem, breaks)
        assert (solution.idle, solution.idle_bound) == (least, least)


def test_a_wait_that_nobody_can_avoid_becomes_short() -> None:
    """a is away in slot 2; b could come at once or late."""
    problem = replace(a_round(["ab", "ac"], slots(6)), forbidden=frozenset({("a", 2), ("b", 3), ("c", 1)}))
    problem = replace(problem, meetings=(replace(problem.meetings[0], fixed=1), problem.meetings[1]))
    long_wait = Schedule({1: 1, 2: 6})
    solution = solve(problem, seconds=30, workers=1, hint=long_wait, shorter=True)
    assert solution.schedule is not None
    assert (solution.objective, solution.idle, solution.schedule.slot_of[2]) == (1, 1, 3)


def test_a_crowded_half_day_waits_as_short_as_it_can_and_no_wait_more() -> None:
    problem = generate(HALF_DAY)
    first = solve(problem, seconds=60)
    shorter = solve(problem, seconds=60, shorter=True)
    assert first.idle is not None
    assert shorter.idle is not None
    assert shorter.schedule is not None
    assert (shorter.objective, shorter.status) == (first.objective, "optimal")
    assert shorter.objective <= shorter.idle_bound <= shorter.idle <= first.idle
    verdict = judge(problem, shorter.schedule)
    assert (verdict.violations, verdict.objective) == ((), shorter.objective)
    assert set(shorter.schedule.table_of) == {m.id for m in problem.meetings}


def test_nobody_loses_a_break_of_fairness_over_shorter_waits() -> None:
    problem = generate(CROWDED)
    solution = solve(problem, seconds=20, shorter=True)
    if solution.schedule is not None:
        assert judge(problem, solution.schedule).violations == ()


def test_a_run_with_one_worker_repeats() -> None:
    problem = generate(CROWDED)
    found = [solve(problem, seconds=60, workers=1, seed=2, shorter=True) for _ in range(2)]
    assert found[0].schedule == found[1].schedule


@pytest.mark.parametrize("shorter", [False, True])
def test_without_waits_there_is_nothing_to_shorten(shorter: bool) -> None:
    solution = solve(a_round(["ab", "cd"], slots(2)), seconds=10, shorter=shorter)
    assert (solution.idle, solution.idle_bound) == (0, 0)


def test_an_impossible_round_stays_impossible() -> None:
    solution: Solution = solve(a_round(["ab", "bc", "ca"], slots(2)), seconds=30, shorter=True)
    assert (solution.status, solution.idle) == ("infeasible", None)


def test_whoever_stops_it_gets_the_best_so_far() -> None:
    problem = generate(HALF_DAY)
    best = solve(problem, seconds=60).schedule
    solution = solve(problem, seconds=600, hint=best, shorter=True, should_stop=lambda: True)
    assert solution.schedule is not None
    assert solution.seconds < 60
