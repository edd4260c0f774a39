from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import Day, promised_days
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Meeting, Problem, Schedule
from encadena.engines.rounds.repair import Change, Live, Repaired, Waiting, repair


def with_promises(problem: Problem, promised: dict[Id, int]) -> Problem:
    return replace(problem, meetings=tuple(replace(m, table=promised.get(m.id)) for m in problem.meetings))


def places(repaired: Repaired) -> dict[Id, tuple[int, int]]:
    return {m: (slot, repaired.schedule.table_of[m]) for m, slot in repaired.schedule.slot_of.items()}


def change_of(repaired: Repaired, meeting: Id) -> Change:
    return next(change for change in repaired.changes if change.meeting == meeting)


@given(day=promised_days())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_promised_table_is_left_only_when_it_is_closed_and_that_is_said(day: Day) -> None:
    problem, schedule, live = day
    repaired = repair(problem, schedule, live)
    assert check(repaired.problem, repaired.schedule) == []
    asked = [*problem.meetings, *(w.meeting for w in live.waiting)]
    for m in asked:
        begins, given_ = repaired.schedule.slot_of.get(m.id), repaired.schedule.table_of.get(m.id)
        if m.table is not None and begins is not None and given_ != m.table:
            assert repaired.problem.slot_by_id[begins].tables < m.table
            assert change_of(repaired, m.id).reason.params["promised"] == m.table


@given(day=promised_days())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_who_has_met_is_never_said_to_have_sat_elsewhere(day: Day) -> None:
    problem, schedule, live = day
    after = repair(problem, schedule, live).schedule
    for meeting, slot in schedule.slot_of.items():
        if problem.position[slot] < problem.position[live.now] and after.slot_of.get(meeting) == slot:
            assert after.table_of[meeting] == schedule.table_of[meeting]


def test_a_meeting_that_comes_later_is_held_at_its_promised_table_and_whoever_sits_there_gives_it_up() -> None:
    """x comes late, and the only time left is that of b at table 2; c is a bystander."""
    problem = with_promises(a_round(["ax", "by", "cz"], slots(4, tables=3)), {1: 2})
    agenda = Schedule({1: 1, 2: 4, 3: 4}, {1: 2, 2: 2, 3: 1})
    repaired = repair(problem, agenda, Live(now=1, frozen=1, absent={"x": (1, 2, 3)}))
    assert places(repaired) == {1: (4, 2), 2: (4, 3), 3: (4, 1)}
    assert change_of(repaired, 2).reason.code == "gives_table"
    assert change_of(repaired, 2).reason.params == {"meeting": 1}
    assert [change.meeting for change in repaired.changes] == [1, 2]


def test_a_table_where_somebody_has_met_is_not_kept_all_day_by_who_walks_in() -> None:
    problem = replace(a_round(["bp"], slots(3, tables=2), extra="az"), steady=frozenset("a"))
    wished = Waiting(Meeting("w", "a", "z", table=1), 1.0)
    agenda = Schedule({1: 1}, {1: 1})
    repaired = repair(problem, agenda, Live(now=2, frozen=0, waiting=(wished,)))
    assert places(repaired) == {1: (1, 1)}
    elsewhere = replace(wished, meeting=replace(wished.meeting, table=2))
    assert places(repair(problem, agenda, Live(now=2, frozen=0, waiting=(elsewhere,)))) == {1: (1, 1), "w": (3, 2)}


def test_two_meetings_promised_one_table_never_meet_there_at_once() -> None:
    problem = with_promises(a_round(["ax", "by"], slots(4, tables=3)), {1: 2, 2: 2})
    agenda = Schedule({1: 1, 2: 3}, {1: 2, 2: 2})
    repaired = repair(problem, agenda, Live(now=1, frozen=0, absent={"x": (1, 2)}))
    assert places(repaired) == {1: (4, 2), 2: (3, 2)}


def test_the_time_of_a_frozen_meeting_at_the_promised_table_is_not_taken() -> None:
    """Slot 2 is frozen and b sits at table 2 then; w was promised that table."""
    problem = a_round(["by"], slots(3, tables=2), extra="ax")
    guest = Waiting(Meeting("w", "a", "x", table=2), 1.0)
    live = Live(now=1, frozen=1, absent={"a": (3,)}, waiting=(guest,))
    assert repair(problem, Schedule({1: 2}, {1: 2}), live).schedule.slot_of == {1: 2}
    loose = replace(live, waiting=(replace(guest, meeting=Meeting("w", "a", "x")),))
    assert places(repair(problem, Schedule({1: 2}, {1: 2}), loose)) == {1: (2, 2), "w": (2, 1)}


def test_a_closed_promised_table_is_left_at_the_same_time_and_the_reason_says_so() -> None:
    problem = with_promises(a_round(["ax", "ay", "bz"], slots(4, tables=3)), {1: 3, 2: 3})
    agenda = Schedule({1: 3, 2: 4, 3: 3}, {1: 3, 2: 3, 3: 1})
    repaired = repair(problem, agenda, Live(now=1, frozen=0, closed={4: 1}))
    assert places(repaired) == {1: (3, 3), 2: (4, 1), 3: (3, 1)}
    assert [change.meeting for change in repaired.changes] == [2]
    assert change_of(repaired, 2).reason.params == {"slot": 4, "tables": 2, "promised": 3}
    assert {m.id: m.table for m in repaired.problem.meetings} == {1: 3, 2: None, 3: None}


def test_a_meeting_that_must_move_looks_for_a_time_when_its_table_is_open() -> None:
    """Of slots 3 to 6 the table is closed from 4 on."""
    problem = with_promises(a_round(["ax"], slots(6, tables=2)), {1: 2})
    live = Live(now=1, frozen=0, absent={"x": (2,)}, closed={4: 1, 5: 1, 6: 1})
    assert places(repair(problem, Schedule({1: 2}, {1: 2}), live)) == {1: (3, 2)}
    later = repair(problem, Schedule({1: 2}, {1: 2}), replace(live, absent={"x": (2, 3)}))
    assert later.schedule.slot_of[1] in (4, 5, 6)
    assert change_of(later, 1).reason.code == "participant_absent"
    assert change_of(later, 1).reason.params["promised"] == 2


def test_a_promise_that_the_published_agenda_did_not_keep_is_none_on_the_day() -> None:
    problem = with_promises(a_round(["ax", "by"], slots(3, tables=2)), {1: 2})
    repaired = repair(problem, Schedule({1: 2, 2: 2}, {1: 1, 2: 2}), Live(now=1, frozen=0, absent={"y": (2,)}))
    assert repaired.schedule.table_of[1] == 1


@pytest.mark.parametrize("since", [1, 3])
def test_a_host_whose_table_closes_sits_together_for_the_rest_and_what_is_over_stays(since: int) -> None:
    """a keeps table 3 and has met once; b, a bystander, keeps table 1."""
    problem = replace(a_round(["ax", "ay", "az", "bx", "by"], slots(4, tables=3)), steady=frozenset("ab"))
    agenda = Schedule({1: 1, 2: 3, 3: 4, 4: 3, 5: 4}, {1: 3, 2: 3, 3: 3, 4: 1, 5: 1})
    live = Live(now=2, frozen=0, closed=dict.fromkeys(range(since, 5), 1), held=frozenset({1}))
    repaired = repair(problem, agenda, live)
    assert places(repaired) == {1: (1, 3), 2: (3, 2), 3: (4, 2), 4: (3, 1), 5: (4, 1)}
    assert check(repaired.problem, repaired.schedule) == []
    assert {change.reason.code for change in repaired.changes} == {"table_closed"}
