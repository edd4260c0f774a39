from dataclasses import replace

import pytest
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Hours, Lunch, Meeting, Problem, Slot

PLAIN = a_round(["ab", "cd"], slots(2))


def test_the_possible_slots_of_a_meeting_respect_everything_said_about_it() -> None:
    problem = replace(
        a_round(["ab"], slots(4, morning=3)), forbidden=frozenset({("b", 2)}), slots=(*slots(4, morning=3), Slot(5, 0))
    )
    wishing = replace(problem, meetings=(replace(problem.meetings[0], session="am"),))
    assert problem.slots_of[1] == (1, 3, 4)
    assert wishing.slots_of[1] == (1, 3)


def test_a_long_meeting_needs_everybody_a_table_and_its_session_all_along() -> None:
    long = (Meeting(1, "a", "b", length=2),)
    problem = replace(a_round(["ab"], slots(6)), meetings=long, forbidden=frozenset({("b", 3)}))
    closed = replace(problem, slots=(*slots(4), Slot(5, 0, session="am"), Slot(6, 9, session="am")))
    wishing = replace(problem, slots=slots(6, morning=5), meetings=(Meeting(1, "a", "b", "am", length=2),))
    assert problem.slots_of[1] == (1, 4, 5)
    assert closed.slots_of[1] == (1,)
    assert wishing.slots_of[1] == (1, 4)


def test_a_long_meeting_stays_within_its_day_and_does_not_run_across_a_gap() -> None:
    clocks = ["09:00", "09:20", "10:00", "10:20"]
    days = tuple(Slot(i, 1, "1", starts=f"2026-05-11T{at}-04:00") for i, at in enumerate(clocks, start=1))
    days += (Slot(5, 1, "2"), Slot(6, 1, "2"))
    problem = replace(a_round(["ab"], days), meetings=(Meeting(1, "a", "b", length=2),))
    assert problem.rows == ((1, 2), (3, 4), (5, 6))
    assert problem.slots_of[1] == (1, 3, 5)
    assert problem.covered(problem.meetings[0], 2) == (2,)
    assert problem.beginnings(problem.meetings[0], 4) == (3, 4)


def test_a_virtual_meeting_needs_no_table_and_a_group_needs_all_its_members() -> None:
    problem = replace(a_round(["ab"], slots(3, tables=0), extra="c"), forbidden=frozenset({("c", 2)}))
    virtual = replace(problem, meetings=(Meeting(1, "a", "b", others=("c",), virtual=True),))
    assert problem.slots_of[1] == ()
    assert virtual.slots_of[1] == (1, 3)
    assert virtual.meetings_of["c"] == virtual.meetings


def test_working_hours_are_by_the_participants_own_clock() -> None:
    starts = ("08:40", "09:00", "17:40", "18:00")
    day = tuple(Slot(i, 9, starts=f"2026-05-12T{at}-04:00") for i, at in enumerate(starts, start=1))
    problem = replace(a_round(["ab"], day), hours={"b": Hours("America/Sao_Paulo", "10:00", "19:00")})
    assert problem.off_hours == {("b", 1), ("b", 4)}
    assert problem.slots_of[1] == (2, 3)


@pytest.mark.parametrize(
    "asking",
    [
        replace(PLAIN, lunches=(Lunch((1, 2)),)),
        replace(PLAIN, hours={"a": Hours("UTC", "09:00", "18:00")}),
        replace(PLAIN, steady=frozenset("a")),
        replace(PLAIN, walk=10.0),
        replace(PLAIN, meetings=(Meeting(1, "a", "b", length=2), Meeting(2, "c", "d"))),
        replace(PLAIN, meetings=(Meeting(1, "a", "b", others=("c",)), Meeting(2, "c", "d"))),
        replace(PLAIN, meetings=(Meeting(1, "a", "b", virtual=True), Meeting(2, "c", "d"))),
        replace(PLAIN, meetings=(Meeting(1, "a", "b", needs=("en",)), Meeting(2, "c", "d"))),
    ],
)
def test_a_round_that_asks_for_more_is_not_plain(asking: Problem) -> None:
    assert PLAIN.plain
    assert not asking.plain
