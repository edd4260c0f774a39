"""Conflicts of rounds that ask for more, rules among the wishes."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from tests.engines.rounds.brute_force import agendas, can_be_seated
from tests.engines.rounds.small_rounds import (
    a_round,
    problems,
    rich_problems,
    slots,
    with_even_tables,
    with_lunch,
    with_steady_tables,
)

from encadena.engines.rounds.diagnose import conflict, seats
from encadena.engines.rounds.diagnose.conflict import find_conflict
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.diagnose.wishes import only, wishes_of
from encadena.engines.rounds.problem import Hours, Lunch, Problem
from encadena.engines.rounds.race import Race

RICH = rich_problems(4, 4) | rich_problems(4, 4).map(with_lunch)
patient = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _one_host(problem: Problem) -> Problem:
    """Of two who keep a table and meet, the second receives once the first gives it up: no wish says that."""
    return replace(with_steady_tables(problem), steady=frozenset("a"))


SEATED = (problems(3, 3) | rich_problems(3, 3)).map(_one_host)
COUNTED = SEATED.map(with_even_tables).map(lambda problem: replace(problem, walk=None))


def _conflict(problem: Problem) -> tuple[Reason, ...]:
    return find_conflict(problem, Race(seconds=60))


def _impossible(problem: Problem) -> bool:
    return not any(can_be_seated(problem, agenda.slot_of) for agenda in agendas(problem))


@given(problem=RICH | SEATED | COUNTED)
@patient
def test_the_conflict_alone_is_impossible_and_possible_without_any_of_its_wishes(problem: Problem) -> None:
    assume(_impossible(replace(problem, fairness=None)))
    (reason,) = _conflict(problem)
    assert reason.params["proof"] == "smallest"
    assert _impossible(only(problem, reason.wishes))
    for wish in reason.wishes:
        assert not _impossible(only(problem, [w for w in reason.wishes if w != wish]))


@given(problem=RICH | SEATED | COUNTED)
@patient
def test_all_wishes_together_are_the_round_without_fairness(problem: Problem) -> None:
    whole = replace(problem, fairness=None)
    assert _impossible(whole) == _impossible(only(problem, wishes_of(problem)))


@given(problem=RICH | SEATED | COUNTED)
@patient
def test_wishes_that_hold_together_are_no_conflict(problem: Problem) -> None:
    assume(not _impossible(replace(problem, fairness=None)))
    (reason,) = _conflict(problem)
    assert reason.code in ("fairness_impossible", "richer_rules")


TRIANGLE = a_round(["ab", "bc", "ca", "dx"], slots(4))


def _kinds(problem: Problem) -> list[tuple[str, tuple[int | str, ...]]]:
    (reason,) = _conflict(problem)
    assert reason.code == "conflict"
    return [(wish.kind, wish.subjects) for wish in reason.wishes if wish.kind != "meeting"]


def test_the_length_of_meetings_can_be_at_fault_and_no_bystander_is_named() -> None:
    long = replace(TRIANGLE, meetings=tuple(replace(m, length=2) for m in TRIANGLE.meetings))
    (reason,) = _conflict(long)
    assert [kind for kind, _ in _kinds(long)] == ["length", "length"]  # whoever has both has no slot left
    assert reason.meetings == (1, 2, 3)
    assert reason.params["rules"] == ("one_meeting_at_a_time", "lengths")


def test_a_lunch_window_can_be_at_fault() -> None:
    problem = replace(a_round(["ab", "bc", "ca", "dx"], slots(4)), lunches=(Lunch((2, 3), 2),))
    assert _kinds(problem) == [("lunch", (2, 3))]


def test_interpreters_of_a_language_can_be_at_fault() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(2)), interpreters={"en": 1, "pt": 1})
    needs = [("en", "pt"), ("en",), ("en",)]
    asking = replace(problem, meetings=tuple(replace(m, needs=n) for m, n in zip(problem.meetings, needs, strict=True)))
    assert _kinds(asking) == [("interpreters", ("en",))]


def test_somebody_of_a_group_and_working_hours_can_be_at_fault() -> None:
    clock = tuple(replace(slot, starts=f"2026-05-12T{8 + slot.id:02}:00-04:00") for slot in slots(3))
    problem = replace(a_round(["ab", "bc", "dx"], clock), hours={"c": Hours("America/Santiago", "09:00", "09:30")})
    grouped = replace(problem, meetings=(replace(problem.meetings[0], others=("c",)), *problem.meetings[1:]))
    assert _kinds(grouped) == [("hours", ("c",)), ("company", (1, "c"))]


def test_tables_that_stay_and_the_longest_walk_can_be_at_fault() -> None:
    trading = a_round(["ax", "by", "bx", "ay"], slots(2, tables=2))
    problem = replace(trading, steady=frozenset("ab"), places={1: (0.0, 0.0), 2: (100.0, 0.0)}, walk=10.0)
    assert {kind for kind, _ in _kinds(problem)} >= {"walk", "steady"}
    alone = replace(a_round(["ax", "bz"], slots(2, tables=1)), steady=frozenset("a"))
    assert _kinds(alone) == [("tables", ()), ("tables", ()), ("steady", ("a",))]


def test_a_round_with_many_hosts_is_explained_by_counting_them() -> None:
    pairs = [f"{host}{guest}" for host, guest in zip("abcdefgh", "stuvwxyz", strict=True)]
    problem = replace(a_round([*pairs, "ij"], slots(6, tables=8)), steady=frozenset("abcdefgh"))
    assert {kind for kind, _ in _kinds(problem)} == {"steady", "tables"}


def test_a_round_too_large_to_tell_tables_apart_says_only_that_a_rule_has_a_part_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seats, "MAX_SEATS", 1)
    trading = a_round(["ax", "by", "bx", "ay"], slots(2, tables=2))
    problem = replace(trading, steady=frozenset("ab"), places={1: (0.0, 0.0), 2: (100.0, 0.0)}, walk=10.0)
    assert _conflict(problem) == (Reason("richer_rules"),)


def test_a_rich_round_only_too_unfair_says_so() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3), extra="d"), forbidden=frozenset({("a", 2)}), fairness=0)
    rich = replace(problem, meetings=(replace(problem.meetings[0], virtual=True), problem.meetings[1]))
    assert _conflict(rich) == (Reason("fairness_impossible", params={"limit": 0}),)


def test_a_plain_round_is_told_to_the_plain_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object) -> None:
        raise AssertionError

    monkeypatch.setattr("encadena.engines.rounds.diagnose.process.RichDemands", refuse)
    assert conflict.find_conflict(a_round(["ab", "bc", "ca"], slots(2)), Race(seconds=60))
