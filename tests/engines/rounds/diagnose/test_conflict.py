from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.diagnose.conflict import find_conflict
from encadena.engines.rounds.diagnose.process import Refuting
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.diagnose.wishes import Wish, only, wishes_of
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.race import Race, Stoppable

TRIANGLE = tuple(Wish("meeting", (i,)) for i in (1, 2, 3))


def _conflict(problem: Problem, seconds: float = 60) -> tuple[Reason, ...]:
    return find_conflict(problem, Race(seconds=seconds))


def _impossible(problem: Problem) -> bool:
    return not any(agendas(problem))


@given(problem=problems(most_meetings=5))
@settings(max_examples=60, deadline=None)
def test_the_conflict_alone_is_impossible_and_possible_without_any_of_its_wishes(problem: Problem) -> None:
    assume(_impossible(replace(problem, fairness=None)))
    (reason,) = _conflict(problem)
    assert reason.params["proof"] == "smallest"
    assert _impossible(only(problem, reason.wishes))
    for wish in reason.wishes:
        assert not _impossible(only(problem, [w for w in reason.wishes if w != wish]))


@given(problem=problems(most_meetings=3, most_slots=3))
@settings(max_examples=30, deadline=None)
def test_what_is_enough_to_give_up_leaves_no_conflict_at_all(problem: Problem) -> None:
    assume(_impossible(replace(problem, fairness=None)))
    (reason,) = _conflict(problem)
    enough = reason.params["enough"]
    assert isinstance(enough, tuple)
    for i, wish in enumerate(reason.wishes):
        without = only(problem, [w for w in wishes_of(problem) if w != wish])
        assert _impossible(without) == (i not in enough)


def test_the_conflict_names_the_triangle_and_no_bystander() -> None:
    (reason,) = _conflict(a_round(["ab", "bc", "ca", "dx", "ey"], slots(2)))
    assert (reason.participants, reason.meetings, reason.wishes) == (("a", "b", "c"), (1, 2, 3), TRIANGLE)
    assert reason.params == {"rules": ("one_meeting_at_a_time",), "proof": "smallest", "enough": (0, 1, 2)}


def test_of_two_conflicts_the_smaller_is_named_and_giving_up_one_wish_is_not_enough() -> None:
    everybody = ["ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de"]  # five people need five slots
    problem = a_round([*everybody, "xy", "yz"], slots(4))
    pinned = {11: replace(problem.meetings[10], fixed=1), 12: replace(problem.meetings[11], fixed=1)}
    (reason,) = _conflict(replace(problem, meetings=tuple(pinned.get(int(m.id), m) for m in problem.meetings)))
    assert {w.kind for w in reason.wishes} == {"meeting", "fixed"}
    assert len(reason.wishes) == 4
    assert reason.params["enough"] == ()


def test_absences_that_matter_are_part_of_it() -> None:
    # The triangle fits three slots; two absences take them away.
    problem = replace(a_round(["ab", "bc", "ca", "de"], slots(3)), forbidden=frozenset({("a", 3), ("c", 3), ("d", 1)}))
    (reason,) = _conflict(problem)
    assert reason.meetings == (1, 2, 3)
    assert reason.params["rules"] == ("one_meeting_at_a_time", "availability")
    assert [w.subjects for w in reason.wishes if w.kind == "absence"] == [("a",), ("c",)]


def test_orders_sessions_and_tables_can_be_at_fault() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(3, tables=1, morning=2))
    asked = tuple(replace(m, session="am") for m in problem.meetings)
    (reason,) = _conflict(replace(problem, meetings=asked))
    assert {w.kind for w in reason.wishes} == {"meeting", "session", "tables"}
    (reason,) = _conflict(replace(problem, precedences=frozenset({(1, 2), (2, 3), (3, 1)})))
    assert Wish("order", (1, 2)) in reason.wishes


def test_a_round_only_too_unfair_says_so() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3), extra="d"), forbidden=frozenset({("a", 2)}), fairness=0)
    assert _conflict(problem) == (Reason("fairness_impossible", params={"limit": 0}),)


def test_the_same_round_gets_the_same_conflict() -> None:
    problem = a_round(["ab", "bc", "ca", "de", "ef", "fd"], slots(2))
    assert _conflict(problem) == _conflict(problem)


class _Impatient(Race):
    @contextmanager
    def interruptible(self, solver: Stoppable) -> Iterator[None]:
        solver.stop_search()
        yield


def test_a_process_that_ends_early_leaves_no_false_reason() -> None:
    assert find_conflict(a_round(["ab", "bc", "ca"], slots(2)), _Impatient(seconds=60)) == ()


def test_a_conflict_found_before_time_is_over_is_not_called_minimal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Refuting.asked
    monkeypatch.setattr(
        Refuting, "asked", lambda self, word, *of: asked(self, word, *of) if word == "core" else iter(())
    )
    (reason,) = _conflict(a_round(["ab", "bc", "ca"], slots(2)))
    assert reason.params == {"rules": ("one_meeting_at_a_time",), "proof": "found"}
