from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import RICH, Day, days
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Hours, Meeting, Schedule
from encadena.engines.rounds.repair import Live, Waiting, repair
from encadena.engines.rounds.richer import ALL, enriched
from encadena.engines.rounds.solve import solve


@given(day=days(RICH))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_rule_is_broken_afterwards(day: Day) -> None:
    problem, schedule, live = day
    live = replace(live, closed={}, held=frozenset())
    repaired = repair(problem, schedule, live)
    assert check(repaired.problem, repaired.schedule) == []
    assert repaired.value <= repaired.bound + 1e-6
    edge = problem.position[live.now] + live.frozen
    for meeting, slot in schedule.slot_of.items():
        if problem.position[slot] <= edge:
            after = repaired.schedule.slot_of.get(meeting)
            assert after in (slot, None) or problem.position[after] > edge


def test_what_tried_in_vain_before_does_not_hide_who_is_in_the_way() -> None:
    """Two wishes find no room; the dearer one then looks for cheaper ones to push out, and a is still with b."""
    hours = {"a": Hours("America/Santiago", "09:20", "10:00")}  # a rule beyond the plain ones
    problem = replace(a_round(["ab", "ab", "ab"], slots(3, tables=2), extra="cd"), hours=hours)
    wishes = (("w0", "ac", 1.0), ("w1", "de", 1.0), ("w2", "ac", 2.0))
    waiting = tuple(Waiting(Meeting(m, *pair), value) for m, pair, value in wishes)
    repaired = repair(problem, Schedule({1: 1, 2: 2, 3: 3}), Live(now=2, frozen=0, waiting=waiting))
    assert check(repaired.problem, repaired.schedule) == []
    assert repaired.schedule.slot_of == {1: 1, 2: 2, 3: 3, "w1": 3}


def test_a_day_with_every_rule_is_mended_without_breaking_any() -> None:
    problem = enriched(generate(SMALL), ALL)
    schedule = solve(problem, seconds=30, should_stop=None).schedule
    assert schedule is not None
    gone = problem.participants[0]
    live = Live(now=2, absent={gone: tuple(slot.id for slot in problem.slots[4:])})
    repaired = repair(problem, schedule, live)
    assert check(repaired.problem, repaired.schedule) == []
    expected = {m.id for m in problem.meetings_of[gone] if problem.ends(m, schedule.slot_of[m.id]) >= 4}
    assert expected
    assert {c.meeting for c in repaired.changes if c.reason.code == "participant_absent"} <= expected


def test_a_long_meeting_leaves_for_an_absence_in_its_second_slot_and_a_waiting_one_takes_both() -> None:
    problem = a_round(["ab"], slots(5, tables=1), extra="cd")
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2),))
    waiting = (Waiting(Meeting("w", "c", "d", length=2), 3.0),)
    live = Live(now=1, frozen=0, absent={"b": (4, 5)}, waiting=waiting)
    repaired = repair(long, Schedule({1: 3}, {1: 1}), live)
    assert repaired.schedule.slot_of == {1: 2, "w": 4}
    assert (repaired.value, repaired.bound) == (3.0, 3.0)


def test_others_make_room_for_a_group_and_a_pinned_meeting_does_not() -> None:
    """a, b and e are free together only if a meeting leaves slot 3."""
    problem = a_round(["ax", "by"], slots(4), extra="e")
    group = (Waiting(Meeting("w", "a", "b", others=("e",)), 5.0),)
    away = {"e": (1, 2, 4), "x": (1, 2), "y": (1, 2)}
    live = Live(now=1, frozen=0, absent=away, waiting=group)
    repaired = repair(problem, Schedule({1: 3, 2: 3}), live)
    assert repaired.schedule.slot_of == {1: 4, 2: 4, "w": 3}
    assert {c.reason.code for c in repaired.changes if c.kind == "moved"} == {"makes_room"}
    frozen = repair(problem, Schedule({1: 3, 2: 3}), replace(live, frozen=2))
    assert frozen.schedule.slot_of == {1: 3, 2: 3}


def test_the_dearer_of_two_wishes_takes_the_only_interpreter() -> None:
    problem = replace(a_round(["ab"], slots(2)), interpreters={"en": 1})
    wishes = tuple(
        Waiting(Meeting(name, *name, needs=("en",)), value) for name, value in (("cd", 1.0), ("ef", 5.0), ("gh", 2.0))
    )
    repaired = repair(problem, Schedule({1: 1}), Live(now=1, frozen=0, waiting=wishes, held=frozenset({1})))
    assert [c.meeting for c in repaired.changes] == ["ef"]
    assert (repaired.value, repaired.bound) == pytest.approx((5.0, 5.0), rel=1e-4)


def test_a_host_keeps_the_table_for_a_new_meeting_and_nobody_else_changes_theirs() -> None:
    problem = replace(a_round(["ax", "by", "cz"], slots(3, tables=3), extra="e"), steady=frozenset("ab"))
    agenda = Schedule({1: 1, 2: 2, 3: 3}, {1: 3, 2: 2, 3: 1})
    guest = (Waiting(Meeting("w", "a", "e"), 1.0), Waiting(Meeting("v", "z", "e"), 1.0))
    repaired = repair(problem, agenda, Live(now=1, frozen=0, waiting=guest))
    assert repaired.schedule.table_of == {1: 3, 2: 2, 3: 1, "w": 3, "v": 1}
    assert {change.kind for change in repaired.changes} == {"added"}


def test_waits_are_mended_among_meetings_that_may_move() -> None:
    """The lost meeting first finds the end of the day; nobody was told of anything, so both close the gap."""
    problem = a_round(["ab", "ac", "ad"], slots(6))
    rich = replace(problem, meetings=(replace(problem.meetings[0], virtual=True), *problem.meetings[1:]))
    away = {"b": (1, 2, 3, 4)}
    live = Live(now=1, frozen=0, absent=away, told=frozenset())
    repaired = repair(rich, Schedule({1: 2, 2: 3, 3: 4}), live)
    assert repaired.breaks == 0
    assert repaired.schedule.slot_of[1] in (5, 6)


def test_the_same_seed_repairs_alike() -> None:
    problem = enriched(generate(SMALL), ALL)
    first, *others = problem.participants
    waiting = tuple(Waiting(Meeting(f"W{p}", first, p), 1.0 + i) for i, p in enumerate(others))
    live = Live(problem.slots[0].id, waiting=waiting)
    agenda = solve(problem, seconds=30, workers=1).schedule
    assert agenda is not None
    one, other = (replace(repair(problem, agenda, live, seed=3), seconds=0.0) for _ in range(2))
    assert one == other
