from dataclasses import replace

import pytest
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Meeting, Problem, ProblemError, Slot, validate

SOUND = replace(
    a_round(["ab", "cd"], slots(2)), forbidden=frozenset({("a", 1)}), precedences=frozenset({(1, 2)}), fairness=2
)


def test_a_sound_problem_is_accepted() -> None:
    validate(SOUND)


def test_an_impossible_round_is_not_an_input_error() -> None:
    validate(replace(SOUND, precedences=frozenset({(1, 2), (2, 1)}), slots=slots(2, tables=0)))


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("participant_repeated", replace(SOUND, participants=("a", "b", "c", "d", "a"))),
        ("meeting_repeated", replace(SOUND, meetings=(*SOUND.meetings, Meeting(1, "a", "c")))),
        ("slot_repeated", replace(SOUND, slots=(*SOUND.slots, Slot(1, 1)))),
        ("tables_negative", replace(SOUND, slots=(Slot(1, -1), Slot(2, 1)))),
        ("days_not_contiguous", replace(SOUND, slots=(Slot(1, 1, "1"), Slot(2, 1, "2"), Slot(3, 1, "1")))),
        ("meeting_with_oneself", replace(SOUND, meetings=(Meeting(1, "a", "a"), Meeting(2, "c", "d")))),
        ("participant_unknown", replace(SOUND, meetings=(Meeting(1, "a", "z"), Meeting(2, "c", "d")))),
        ("slot_unknown", replace(SOUND, meetings=(Meeting(1, "a", "b", fixed=9), Meeting(2, "c", "d")))),
        ("forbidden_participant_unknown", replace(SOUND, forbidden=frozenset({("z", 1)}))),
        ("forbidden_slot_unknown", replace(SOUND, forbidden=frozenset({("a", 9)}))),
        ("precedence_meeting_unknown", replace(SOUND, precedences=frozenset({(1, 9)}))),
        ("fairness_negative", replace(SOUND, fairness=-1)),
    ],
)
def test_contradictory_data_are_refused_with_a_code(code: str, broken: Problem) -> None:
    with pytest.raises(ProblemError) as refused:
        validate(broken)
    assert refused.value.code == code


def test_the_possible_slots_of_a_meeting_respect_everything_said_about_it() -> None:
    problem = replace(
        a_round(["ab"], slots(4, morning=3)), forbidden=frozenset({("b", 2)}), slots=(*slots(4, morning=3), Slot(5, 0))
    )
    wishing = replace(problem, meetings=(replace(problem.meetings[0], session="am"),))
    assert problem.slots_of[1] == (1, 3, 4)
    assert wishing.slots_of[1] == (1, 3)
