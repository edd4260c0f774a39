from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.patterns.rounds import CROWDED, TWO_DAYS
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.patterns.search import Beside, FromHours
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.race import Race
from encadena.engines.rounds.sides import sides


def _searched(problem: Problem, seed: int = 0, steps: int = 4) -> Race:
    race = Race(seconds=60)
    search = FromHours(problem, race, seed)
    for _ in range(steps):
        if not search.exhausted:
            search.step(0.05)
    return race


@given(problem=problems(most_meetings=5))
@settings(max_examples=80, deadline=None)
def test_bound_and_agenda_stand_on_either_side_of_the_optimum(problem: Problem) -> None:
    """The meetings of any small round of two sides, with fixed times, sessions and absences."""
    optimum = fewest_breaks(problem)
    if optimum is None or sides(problem) is None:
        return
    found = _searched(problem, steps=2).standing
    assert found.bound <= optimum
    if found.slot_of is not None:
        verdict = judge(problem, Schedule(found.slot_of))
        assert (list(verdict.violations), verdict.objective) == ([], found.breaks)


@pytest.mark.parametrize("shape", [CROWDED, TWO_DAYS, Shape(30, 400, 450, 18, 26)])
def test_a_crowded_round_ends_proven(shape: Shape) -> None:
    """The last has 13 breaks, and a walk that moves one meeting after the other needs many times as long."""
    problem = generate(shape)
    found = _searched(problem).standing
    assert found.slot_of is not None
    assert found.breaks == found.bound
    assert judge(problem, Schedule(found.slot_of)).violations == ()


def test_the_same_seed_finds_the_same() -> None:
    first, again = (_searched(generate(CROWDED), 5).standing for _ in range(2))
    assert first.slot_of == again.slot_of


def test_meetings_in_an_order_are_left_to_others_but_bounded() -> None:
    problem = replace(
        a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}), precedences=frozenset({(1, 2)})
    )
    race = Race(seconds=60)
    search = FromHours(problem, race, 0)
    search.step(0.1)
    assert search.exhausted
    assert race.standing.bound == 1


def test_hours_that_never_fit_are_given_up() -> None:
    """a is there in one slot only, in which both x and y would have to meet a; each alone could."""
    away = frozenset({("a", 2), ("a", 3), ("a", 4)})
    race = Race(seconds=60)
    search = FromHours(replace(a_round(["xa", "ya"], slots(4)), forbidden=away), race, 0)
    for _ in range(3):
        search.step(0.01)
    assert search.exhausted
    assert race.standing.slot_of is None


def test_hours_that_are_not_fair_are_given_up() -> None:
    problem = generate(CROWDED)
    strict = replace(problem, fairness=0)
    race = Race(seconds=60)
    search = FromHours(strict, race, 0)
    search.step(0.01)
    assert race.standing.bound > 0  # some have to wait, and not all can as often
    search.step(0.01)
    assert search.exhausted
    assert search.settling is None
    fair = FromHours(replace(problem, fairness=1), race, 0)
    fair.step(0.01)
    assert fair.filled(Board(problem)) is not None


class _Before:
    exhausted = False
    steps = 0

    def step(self, effort: float) -> None:
        self.steps += 1


def test_another_processor_walks_in_the_same_hours_once_there_are_any() -> None:
    race = Race(seconds=60)
    first, before = FromHours(generate(CROWDED), race, 0), _Before()
    beside = Beside(first, before, 1)
    beside.step(0.01)
    assert (before.steps, beside.exhausted) == (1, False)
    before.exhausted = True
    assert beside.exhausted
    first.step(0.01)
    first.step(0.0)
    assert first.settling is not None
    beside.step(0.01)
    assert before.steps == (1 if not race.over() else 2)
    assert (beside.walk is not None) == (not race.over())
