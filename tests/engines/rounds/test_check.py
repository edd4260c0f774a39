from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import Verdict, check, impact_of_move, judge, with_move
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Schedule, Violation
from encadena.engines.rounds.solve import solve


def test_an_agenda_that_can_be_held_has_nothing_against_it() -> None:
    problem = a_round(["ab", "ac"], slots(3))
    assert judge(problem, Schedule({1: 1, 2: 3}, {1: 1, 2: 1})) == Verdict((), objective=1, spread=1)


def test_meetings_and_slots_nobody_knows_are_reported_and_judged_no_further() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    assert check(problem, Schedule({1: 9, 2: 1, 7: 1})) == [
        Violation("unknown_slot", (1,), 9),
        Violation("unknown_meeting", (7,), 1),
        Violation("each_meeting_once", (1,)),
    ]


def test_a_move_says_what_it_breaks_and_what_it_mends() -> None:
    problem = replace(a_round(["ab", "ac", "bd"], slots(3)), forbidden=frozenset({("c", 3)}))
    clashing = Schedule({1: 1, 2: 1, 3: 2})
    impact = impact_of_move(problem, clashing, 2, 3)
    assert impact.resolved == (Violation("one_meeting_at_a_time", ("a", 1, 2), 1),)
    assert impact.introduced == (Violation("availability", ("c", 2), 3),)
    assert (impact.breaks_before, impact.breaks_after) == (0, 1)


def test_a_move_leaves_the_agenda_as_it_was() -> None:
    agenda = Schedule({1: 1}, {1: 2})
    assert with_move(agenda, 1, 3) == Schedule({1: 3}, {1: 2})
    assert with_move(agenda, 1, 3, 5) == Schedule({1: 3}, {1: 5})
    assert agenda == Schedule({1: 1}, {1: 2})


def test_a_move_to_a_taken_table_is_seen() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    impact = impact_of_move(problem, Schedule({1: 1, 2: 2}, {1: 1, 2: 1}), 2, 1)
    assert [v.rule for v in impact.introduced] == ["seating"]


def test_moving_there_and_back_changes_nothing() -> None:
    problem = generate(SMALL)
    agenda = solve(problem, seconds=60).schedule
    assert agenda is not None
    meeting = problem.meetings[0].id
    moved = with_move(agenda, meeting, 10)
    back = impact_of_move(problem, moved, meeting, agenda.slot_of[meeting], agenda.table_of[meeting])
    assert back.violations_after == ()
    assert back.breaks_after == 0
