from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, rich_problems, slots

from encadena.engines.rounds.check import check, judge
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.race import Race, Standing
from encadena.engines.rounds.rich.search import RichWalk
from encadena.engines.rounds.richer import ALL, enriched


def _walked(problem: Problem, *efforts: float, seed: int = 0) -> Standing:
    race = Race(seconds=600)
    walk = RichWalk(problem, race, seed)
    walk.begin()
    for effort in efforts:
        walk.step(effort)
    return race.standing


@given(problem=rich_problems())
@settings(max_examples=60, deadline=None)
def test_the_walk_finds_the_fewest_breaks_of_a_small_round_and_breaks_no_rule(problem: Problem) -> None:
    end, truth = _walked(problem, 0.1, 0.1), fewest_breaks(problem)
    assert end.breaks == truth
    if end.slot_of is not None:
        verdict = judge(problem, Schedule(end.slot_of))
        assert (verdict.violations, verdict.objective) == ((), end.breaks)


def test_a_round_with_every_rule_is_planned_without_breaking_any() -> None:
    problem = enriched(generate(SMALL), ALL)
    end = _walked(problem, 0.1, 0.2)
    assert end.slot_of is not None
    assert check(problem, Schedule(end.slot_of)) == []


def test_full_tables_make_room_for_one_another() -> None:
    problem = replace(a_round(["ab", "cd", "ac", "bd"], slots(4, tables=1)), forbidden=frozenset({("a", 4), ("b", 4)}))
    long = replace(problem, meetings=(*problem.meetings[:3], replace(problem.meetings[3], virtual=True)))
    end = _walked(long, 0.1)
    assert end.breaks == fewest_breaks(long)


@pytest.mark.parametrize("there", [0, 1])
def test_an_interpreter_is_in_one_place_at_a_time(there: int) -> None:
    problem = replace(a_round(["ab", "cd"], slots(2)), interpreters={"en": there})
    asking = replace(problem, meetings=tuple(replace(m, needs=("en",)) for m in problem.meetings))
    end = _walked(asking, 0.1)
    assert (end.slot_of is None) == (there == 0)
    assert there == 0 or set((end.slot_of or {}).values()) == {1, 2}


def test_the_same_seed_walks_the_same_way() -> None:
    problem = enriched(generate(SMALL), ALL)
    assert _walked(problem, 0.1, seed=5).slot_of == _walked(problem, 0.1, seed=5).slot_of
