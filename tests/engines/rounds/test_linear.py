from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.bound import relaxation
from encadena.engines.rounds.linear import SCALE, _proven, linear_bound, solver_for
from encadena.engines.rounds.problem import Problem


def _bound(problem: Problem) -> int:
    model = relaxation(problem)
    assert model is not None
    return linear_bound(model, solver_for(10))


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_the_linear_bound_is_never_above_the_optimum(problem: Problem) -> None:
    optimum = fewest_breaks(problem)
    assert optimum is None or _bound(problem) <= optimum


def test_it_sees_a_break_that_absence_forces() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    assert _bound(problem) == fewest_breaks(problem) == 1


def test_wrong_dual_values_can_weaken_the_bound_but_not_break_it() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    model = relaxation(problem)
    assert model is not None
    rows = len(model.proto.constraints)
    for wrong in (0, SCALE, -SCALE, 3 * SCALE // 7):
        assert _proven(model, [wrong] * rows) <= 1
