from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from ortools.sat.python import cp_model
from tests.engines.rounds.brute_force import fewest_breaks, fewest_breaks_seated
from tests.engines.rounds.small_rounds import (
    a_round,
    problems,
    rich_problems,
    slots,
    with_even_tables,
    with_lunch,
    with_steady_tables,
)

from encadena.engines.rounds import bound
from encadena.engines.rounds.generator import SMALL, Shape, generate
from encadena.engines.rounds.linear import linear_bound, solver_for
from encadena.engines.rounds.problem import Lunch, Problem, Slot
from encadena.engines.rounds.rich.flow import relaxation
from encadena.engines.rounds.richer import ALL, enriched
from encadena.engines.rounds.seated.left import others_left
from encadena.engines.rounds.solve import solve

HUGE = Shape(buyers=300, firms=3000, meetings=9000, slots=40, tables=300)
RICH = rich_problems() | rich_problems().map(with_lunch)


def _solved(model: cp_model.CpModel | None) -> int | None:
    assert model is not None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return None if solver.solve(model) == cp_model.INFEASIBLE else round(solver.objective_value)


def _bound(problem: Problem) -> int | None:
    return _solved(relaxation(problem.by_absence))


@given(problem=RICH)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_bound_is_never_above_the_optimum(problem: Problem) -> None:
    found, optimum = _bound(problem), fewest_breaks(problem)
    assert optimum is None or (found is not None and found <= optimum)


@given(problem=RICH)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_neither_is_the_linear_one(problem: Problem) -> None:
    model, optimum = relaxation(problem.by_absence), fewest_breaks(problem)
    assert model is not None
    assert optimum is None or linear_bound(model, solver_for(10)) <= optimum


@given(problem=rich_problems(most_meetings=3, most_slots=3).map(with_steady_tables).map(with_even_tables))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_tables_that_stay_do_not_lift_it_above_the_optimum(problem: Problem) -> None:
    found, optimum = _bound(others_left(problem)), fewest_breaks_seated(problem)
    assert optimum is None or (found is not None and found <= optimum)


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_of_a_plain_round_it_says_what_the_plain_bound_says(problem: Problem) -> None:
    assert _bound(problem) == _solved(bound.relaxation(problem))


def test_a_noon_with_too_few_tables_forces_a_break_and_a_virtual_meeting_takes_none() -> None:
    middle = (Slot(1, 2), Slot(2, 1), Slot(3, 2))
    problem = a_round(["xa", "xb", "yc", "yd"], middle)
    assert _bound(problem) == fewest_breaks(problem) == 1
    virtual = replace(problem, meetings=(replace(problem.meetings[0], virtual=True), *problem.meetings[1:]))
    assert _bound(virtual) == fewest_breaks(virtual) == 0


def test_a_noon_with_one_interpreter_forces_a_break() -> None:
    problem = replace(a_round(["xa", "xb", "yc", "yd"], slots(3)), interpreters={"en": 1})
    away = frozenset({("a", 1), ("b", 1), ("c", 3), ("d", 3)})  # x meets in 2 and 3, y in 1 and 2
    asking = replace(problem, meetings=tuple(replace(m, needs=("en",)) for m in problem.meetings))
    assert _bound(replace(asking, forbidden=away)) is None
    assert _bound(replace(asking, forbidden=away, interpreters={"en": 2})) == 0


def test_a_long_meeting_fills_its_slots_and_a_group_brings_all_its_people() -> None:
    problem = replace(a_round(["ab", "ac"], slots(4)), forbidden=frozenset({("a", 2)}))
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2), problem.meetings[1]))
    assert _bound(long) == fewest_breaks(long) == 1
    trio = a_round(["ab", "cd"], slots(3, tables=1), extra="e")
    grouped = replace(trio, meetings=(replace(trio.meetings[0], others=("e",)), trio.meetings[1]))
    assert _bound(grouped) == fewest_breaks(grouped) == 0


@pytest.mark.parametrize(("window", "breaks"), [((2,), 0), ((2, 3), 0), ((3, 4), 1)])
def test_free_time_inside_a_lunch_window_costs_nothing(window: tuple[int, ...], breaks: int) -> None:
    problem = replace(a_round(["ab", "ac", "ad"], slots(4)), forbidden=frozenset({("a", 2)}))
    hungry = replace(problem, lunches=(Lunch(window),))
    assert fewest_breaks(hungry) == (None if breaks else 0)
    assert _bound(hungry) == (None if breaks else 0)


def test_whoever_pauses_for_lunch_has_fewer_slots() -> None:
    problem = replace(a_round(["ab", "ac", "ad"], slots(4)), lunches=(Lunch((2, 3), 2),))
    assert _bound(problem) is None


def test_a_round_too_large_for_it_gets_no_relaxation_and_one_with_everything_does() -> None:
    assert relaxation(generate(HUGE)) is None
    problem = enriched(generate(SMALL), ALL)
    assert _bound(problem) == 0


def test_a_rich_round_is_proven_by_its_bound() -> None:
    """One table too few at noon for buyers who meet in pairs of slots, many times over: counting, not searching."""
    middle = (Slot(1, 20), Slot(2, 10), Slot(3, 20))
    pairs = [f"{chr(0x4E00 + i)}{chr(0x5E00 + 2 * i + k)}" for i in range(20) for k in (0, 1)]
    problem = a_round(pairs, middle)
    last = replace(problem.meetings[-1], needs=("en",))
    rich = replace(problem, meetings=(*problem.meetings[:-1], last), interpreters={"en": 1})
    found = solve(rich, seconds=30, workers=1)
    assert (found.status, found.objective, found.bound) == ("optimal", 10, 10)
