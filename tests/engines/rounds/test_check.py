from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import Verdict, check, judge, with_move
from encadena.engines.rounds.problem import Schedule, Violation


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


def test_a_move_leaves_the_agenda_as_it_was() -> None:
    agenda = Schedule({1: 1}, {1: 2})
    assert with_move(agenda, 1, 3) == Schedule({1: 3}, {1: 2})
    assert with_move(agenda, 1, 3, 5) == Schedule({1: 3}, {1: 5})
    assert agenda == Schedule({1: 1}, {1: 2})
