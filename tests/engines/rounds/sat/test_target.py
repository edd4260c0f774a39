from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.generator import SMALL, TWO_DAYS, generate
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.race import Race
from encadena.engines.rounds.sat.child import WorkerLostError
from encadena.engines.rounds.sat.process import Answer, Process
from encadena.engines.rounds.sat.question import Question
from encadena.engines.rounds.sat.target import FIRST_SPELL, STARTS, Target, affordable


def _target(problem: Problem, race: Race, *, finds: bool = False) -> Target:
    return Target(Question(problem), race, seed=0, finds=finds)


@pytest.mark.parametrize("finds", [False, True])
def test_the_first_yes_is_the_optimum_and_says_how_it_was_found(finds: bool) -> None:
    problem = replace(a_round(["ab", "ac"], slots(3)), forbidden=frozenset({("a", 2)}))
    race = Race(seconds=60)
    target = _target(problem, race, finds=finds)
    target.step(1)
    target.close()
    assert (race.standing.breaks, race.standing.bound, race.standing.method) == (1, 1, "sat")
    assert target.exhausted


def test_a_round_with_a_triangle_in_two_slots_is_impossible() -> None:
    race = Race(seconds=60)
    target = _target(a_round(["ab", "bc", "ca"], slots(2)), race)
    target.step(1)
    target.close()
    assert race.standing.impossible


def test_a_bound_from_elsewhere_is_where_it_starts() -> None:
    race = Race(seconds=60)
    race.raise_bound(3, "flow")
    target = _target(generate(SMALL), race)
    target.step(1)
    target.close()
    assert (race.standing.bound, race.standing.breaks is not None) == (3, True)


def test_a_process_that_keeps_being_killed_is_given_up() -> None:
    target = _target(generate(SMALL), Race(seconds=60))
    for _ in range(STARTS):
        assert not target.exhausted
        target._start().stop_search()
        target.step(1)
    assert target.exhausted


def test_a_large_round_is_left_to_others() -> None:
    assert affordable(generate(SMALL))
    assert not affordable(generate(TWO_DAYS))


def test_a_process_that_dies_before_it_was_told_everything_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    tell = Process.tell

    def die_at_first(self: Process, *args: Any, **kwargs: Any) -> None:
        told.append("")
        if len(told) == 1:
            raise WorkerLostError
        tell(self, *args, **kwargs)

    monkeypatch.setattr(Process, "tell", die_at_first)
    race = Race(seconds=60)
    target = _target(a_round(["ab", "bc", "ca"], slots(2)), race)
    target.step(1)
    assert not race.standing.impossible
    target.step(1)
    target.close()
    assert race.standing.impossible


def test_a_finder_asks_for_the_bound_half_the_time_in_longer_and_longer_spells(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def work(self: Process, conflicts: int, at_least: int) -> Iterator[Answer]:
        asked.append((at_least, conflicts // FIRST_SPELL))
        yield Answer("pause", conflicts)

    monkeypatch.setattr(Process, "work", work)
    race = Race(seconds=60)
    race.raise_bound(3, "flow")
    target = _target(generate(SMALL), race, finds=True)
    target.step(10)
    target.close()
    assert asked[:8] == [(3, 1), (4, 1), (3, 2), (5, 1), (3, 4), (4, 2), (3, 8), (6, 1)]


def test_a_finder_does_not_ask_for_as_many_as_the_best_has() -> None:
    race = Race(seconds=60)
    race.offer(2, dict)
    target = _target(generate(SMALL), race, finds=True)
    assert {target._asked() for _ in range(16)} == {0, 1}
