from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import Day, agendas, days
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Meeting, Problem, ProblemError, Schedule
from encadena.engines.rounds.repair import Change, Live, Reason, Repaired, Waiting, repair
from encadena.engines.rounds.seats import seat

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(day=days())
@many
def test_the_checker_never_disagrees(day: Day) -> None:
    problem, schedule, live = day
    repaired = repair(problem, schedule, live)
    assert check(repaired.problem, repaired.schedule) == []
    assert repaired.breaks == total_breaks(repaired.problem, repaired.schedule)
    assert repaired.value <= repaired.bound + 1e-6


@given(day=days())
@many
def test_the_frozen_window_never_moves(day: Day) -> None:
    problem, schedule, live = day
    after = repair(problem, schedule, live).schedule
    edge = problem.position[live.now] + live.frozen
    for meeting, slot in schedule.slot_of.items():
        if meeting in live.held:
            assert (after.slot_of[meeting], after.table_of[meeting]) == (slot, schedule.table_of[meeting])
        elif problem.position[slot] <= edge:
            assert after.slot_of.get(meeting) in (slot, None) or problem.position[after.slot_of[meeting]] > edge
    for meeting, slot in after.slot_of.items():
        if schedule.slot_of.get(meeting) != slot:
            assert problem.position[slot] > problem.position[live.now]
            assert meeting not in schedule.slot_of or problem.position[slot] > edge


@given(day=days())
@many
def test_nobody_absent_is_expected_and_every_change_is_told_once(day: Day) -> None:
    problem, schedule, live = day
    repaired = repair(problem, schedule, live)
    people = {m.id: m.pair for m in repaired.problem.meetings}
    for meeting, slot in repaired.schedule.slot_of.items():
        if meeting not in live.held:
            assert all(slot not in live.absent.get(p, ()) for p in people[meeting])
    assert _replayed(schedule, repaired) == dict(repaired.schedule.slot_of)
    assert len({c.meeting for c in repaired.changes}) == len(repaired.changes)


def _replayed(before: Schedule, repaired: Repaired) -> dict[Id, int]:
    slot_of = dict(before.slot_of)
    for change in repaired.changes:
        assert slot_of.pop(change.meeting, None) == change.from_slot
        if change.to_slot is not None:
            slot_of[change.meeting] = change.to_slot
    return slot_of


@given(agenda=agendas())
@many
def test_without_absences_nothing_changes(agenda: tuple[Problem, Schedule]) -> None:
    problem, schedule = agenda
    repaired = repair(problem, schedule, Live(now=problem.slots[0].id))
    assert (repaired.changes, repaired.schedule) == ((), schedule)


@given(day=days())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_seed_repairs_alike(day: Day) -> None:
    first, second = (replace(repair(*day, seed=3), seconds=0.0) for _ in range(2))
    assert first == second


def _day(*pairs: str, tables: int = 9, at: tuple[int, ...], count: int = 6) -> tuple[Problem, Schedule]:
    problem = a_round(pairs, slots(count, tables=tables))
    return problem, seat(problem, Schedule(dict(enumerate(at, start=1))))


def test_a_meeting_of_somebody_who_comes_late_is_held_later_and_the_bystander_keeps_hers() -> None:
    problem, schedule = _day("ab", "cd", at=(1, 1))
    repaired = repair(problem, schedule, Live(now=1, frozen=0, absent={"a": (1, 2)}))
    reason = Reason("participant_absent", {"participants": ("a",), "slot": 1})
    assert repaired.changes == (Change(1, "moved", 1, 3, reason),)


def test_a_meeting_of_somebody_who_does_not_come_is_cancelled_and_the_place_goes_to_the_most_valued() -> None:
    problem, schedule = _day("ab", "cd", tables=2, at=(2, 2), count=2)
    waiting = (Waiting(Meeting("dear", "b", "e"), 5.0), Waiting(Meeting("cheap", "b", "f"), 1.0))
    repaired = repair(problem, schedule, Live(now=1, frozen=0, absent={"a": (1, 2)}, waiting=waiting))
    assert [(c.meeting, c.kind, c.reason.code) for c in repaired.changes] == [
        (1, "cancelled", "participant_absent"),
        ("dear", "added", "freed_place"),
    ]
    assert (repaired.value, repaired.bound) == (5.0, 5.0)


def test_a_meeting_that_was_held_stays_although_somebody_is_said_to_be_absent() -> None:
    problem, schedule = _day("ab", at=(1,))
    held = Live(now=1, absent={"a": (1, 2, 3, 4, 5, 6)}, held=frozenset({1}))
    assert repair(problem, schedule, held).changes == ()


def test_a_closed_table_in_the_frozen_slots_retables_or_moves_only_who_sat_there() -> None:
    problem, schedule = _day("ab", "cd", tables=2, at=(2, 2))
    tables = {1: 1, 2: 2}
    repaired = repair(problem, Schedule(schedule.slot_of, tables), Live(now=1, closed={2: 1}))
    reason = Reason("table_closed", {"slot": 2, "tables": 1})
    assert repaired.changes == (Change(2, "moved", 2, 4, reason),)
    alone = repair(problem, Schedule({1: 2, 2: 3}, {1: 2, 2: 2}), Live(now=1, closed={2: 1}))
    assert alone.changes == (Change(1, "retabled", 2, 2, reason),)


def test_no_table_closes_under_a_meeting_that_runs() -> None:
    problem, schedule = _day("ab", "cd", tables=2, at=(1, 2))
    running = Schedule(schedule.slot_of, {1: 2, 2: 1})
    assert repair(problem, running, Live(now=1, closed={1: 1}, held=frozenset({1}))).changes == ()


def test_a_walk_in_gets_a_place_in_the_frozen_slots_but_never_in_the_running_one() -> None:
    problem, schedule = _day("ab", at=(1,), count=2)
    guest = (Waiting(Meeting("guest", "a", "e"), 1.0),)
    live = Live(now=1, frozen=1, waiting=guest, held=frozenset({1}), told=frozenset("ab"))
    reason = Reason("walk_in", {"value": 1.0, "participants": ("e",)})
    assert repair(problem, schedule, live).changes == (Change("guest", "added", None, 2, reason),)
    assert repair(problem, schedule, replace(live, now=2, frozen=0)).changes == ()


def test_somebody_told_gives_way_where_nobody_else_can_and_the_reason_names_for_whom() -> None:
    # a and e are free together only if a's meeting with b leaves slot 2; everybody else has a better place.
    problem, schedule = _day("ab", at=(2,), count=3)
    away = {"e": (1, 3), "b": (1,)}
    live = Live(now=1, frozen=0, absent=away, waiting=(Waiting(Meeting("dear", "a", "e"), 5.0),))
    repaired = repair(problem, schedule, live)
    assert [(c.meeting, c.kind, c.from_slot, c.to_slot) for c in repaired.changes] == [
        (1, "moved", 2, 3),
        ("dear", "added", None, 2),
    ]
    assert repaired.changes[0].reason == Reason("makes_room", {"meeting": "dear"})


def test_a_full_slot_lets_somebody_leave_for_two_who_can_only_meet_then() -> None:
    problem, schedule = _day("ab", tables=1, at=(2,), count=3)
    away = {"c": (1, 3)}
    live = Live(now=1, frozen=0, absent=away, waiting=(Waiting(Meeting("dear", "c", "d"), 5.0),))
    repaired = repair(problem, schedule, live)
    assert dict(repaired.schedule.slot_of) == {1: 3, "dear": 2}
    assert repaired.value == repaired.bound == 5.0


def test_the_dearer_of_two_wishes_gets_the_only_place() -> None:
    problem, schedule = _day("ab", tables=1, at=(1,), count=2)
    wishes = (Waiting(Meeting("cheap", "c", "d"), 1.0), Waiting(Meeting("dear", "e", "f"), 5.0))
    repaired = repair(problem, schedule, Live(now=1, frozen=0, waiting=wishes, held=frozenset({1})))
    assert [c.meeting for c in repaired.changes] == ["dear"]


@pytest.mark.parametrize(
    ("live", "code"),
    [
        (Live(now=99), "slot_unknown"),
        (Live(now=1, frozen=-1), "frozen_negative"),
        (Live(now=1, held=frozenset({7})), "meeting_unknown"),
        (Live(now=1, waiting=(Waiting(Meeting(1, "a", "b"), 1.0),)), "waiting_repeated"),
        (Live(now=1, waiting=(Waiting(Meeting("w", "a", "a"), 1.0),)), "meeting_with_oneself"),
        (Live(now=1, waiting=(Waiting(Meeting("w", "a", "b"), 0.0),)), "waiting_without_value"),
    ],
)
def test_a_situation_that_contradicts_itself_is_refused(live: Live, code: str) -> None:
    problem, schedule = _day("ab", at=(1,))
    with pytest.raises(ProblemError) as error:
        repair(problem, schedule, live)
    assert error.value.code == code
