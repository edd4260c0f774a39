from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import RICH, Day, days
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Meeting, Schedule
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
