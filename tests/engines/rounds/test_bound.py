from dataclasses import replace

from hypothesis import given, settings
from ortools.sat.python import cp_model
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.bound import relaxation
from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.problem import Problem, Slot

HUGE = Shape(buyers=300, firms=3000, meetings=9000, slots=40, tables=300)


def _bound(problem: Problem) -> int | None:
    model = relaxation(problem)
    assert model is not None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    return None if status == cp_model.INFEASIBLE else round(solver.objective_value)


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_the_bound_is_never_above_the_optimum(problem: Problem) -> None:
    bound, optimum = _bound(problem), fewest_breaks(problem)
    assert optimum is None or (bound is not None and bound <= optimum)


def test_parity_alone_can_force_a_break() -> None:
    # Three people meet in pairs at one table while the middle slot is lost to one of them.
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    assert _bound(problem) == fewest_breaks(problem) == 1


def test_a_noon_with_too_few_tables_for_all_buyers_forces_a_break() -> None:
    # Both buyers have two meetings in three slots and would meet in the middle one, where there is one table.
    middle = (Slot(1, 2), Slot(2, 1), Slot(3, 2))
    problem = a_round(["xa", "xb", "yc", "yd"], middle)
    assert _bound(problem) == fewest_breaks(problem) == 1


def test_a_round_too_large_for_it_gets_no_relaxation() -> None:
    assert relaxation(generate(HUGE)) is None
