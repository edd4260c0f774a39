from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.patterns.rounds import CROWDED, TWO_DAYS, a_side
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.generator import EVENTS, generate
from encadena.engines.rounds.linear import linear_bound, solver_for
from encadena.engines.rounds.patterns.side import MAX_FLOWS, Side
from encadena.engines.rounds.problem import Id, Problem, Slot
from encadena.engines.rounds.sides import sides


def _bound(problem: Problem, wanted: int = 0, apart: frozenset[Id] = frozenset()) -> int:
    return linear_bound(a_side(problem, wanted, apart).model, solver_for(10))


@given(problem=problems(most_meetings=5))
@settings(max_examples=150, deadline=None)
def test_the_bound_of_a_side_is_never_above_the_optimum(problem: Problem) -> None:
    optimum = fewest_breaks(problem)
    if optimum is None or sides(problem) is None:
        return
    everybody = frozenset(problem.participants)
    for wanted in (0, 1):
        assert _bound(problem, wanted) <= _bound(problem, wanted, everybody) <= optimum


def test_a_noon_with_too_few_tables_for_all_buyers_forces_a_break() -> None:
    problem = a_round(["xa", "xb", "yc", "yd"], (Slot(1, 2), Slot(2, 1), Slot(3, 2)))
    assert _bound(problem, 1) == fewest_breaks(problem) == 1


def test_an_absence_forces_a_break_and_a_night_does_not() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    two_days = tuple(replace(slot, day=str(slot.id)) for slot in problem.slots)
    assert _bound(problem) == fewest_breaks(problem) == 1
    assert _bound(replace(problem, slots=two_days, breaks_within="day")) == 0


def test_of_who_is_looked_at_alone_it_is_known_when_each_meeting_can_be_held() -> None:
    """a meets b in the first slot only, c in the last only and d at any time: three in a row out of four cannot be."""
    away = {("b", n) for n in (2, 3, 4)} | {("c", n) for n in (1, 2, 3)}
    problem = replace(a_round(["ab", "ac", "ad"], slots(4)), forbidden=frozenset(away))
    assert _bound(problem) == 0
    assert _bound(problem, 0, frozenset("a")) == fewest_breaks(problem) == 1


@pytest.mark.parametrize(("shape", "least"), [(CROWDED, 1), (TWO_DAYS, 0)])
def test_crowded_rounds_get_a_bound(shape: object, least: int) -> None:
    assert _bound(generate(shape)) >= least  # type: ignore[arg-type]


def test_events_of_13000_meetings_are_affordable_and_a_very_long_one_is_not() -> None:
    problem = generate(EVENTS["3000, 2 days, 96 %"])
    buyers = [p for p, group in (sides(problem) or {}).items() if group == 0]
    assert Side(problem, buyers).affordable
    assert MAX_FLOWS < 4 * 130 * 130
    pairs = [f"a{chr(1000 + n)}" for n in range(130)]
    assert not Side(a_round(pairs, slots(130)), ["a"]).affordable
