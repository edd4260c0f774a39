from dataclasses import replace

import pytest
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Hours, Lunch, Meeting, Problem, ProblemError, Slot
from encadena.engines.rounds.validity import validate


def _at(number: int, clock: str) -> Slot:
    return Slot(number, 1, starts=f"2026-05-12T{clock}-04:00")


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
        ("meeting_with_oneself", replace(SOUND, meetings=(Meeting(1, "a", "b", others=("a",)), Meeting(2, "c", "d")))),
        ("length_too_short", replace(SOUND, meetings=(Meeting(1, "a", "b", length=0), Meeting(2, "c", "d")))),
        ("interpreters_negative", replace(SOUND, interpreters={"en": -1})),
        ("steady_participant_unknown", replace(SOUND, steady=frozenset("z"))),
        ("table_unknown", replace(SOUND, meetings=(replace(SOUND.meetings[0], table=99), *SOUND.meetings[1:]))),
        ("hours_participant_unknown", replace(SOUND, hours={"z": Hours("UTC", "09:00", "18:00")})),
        ("hours_unusable", replace(SOUND, hours={"a": Hours("UTC", "09:00", "09:00")})),
        ("hours_unusable", replace(SOUND, hours={"a": Hours("UTC", "9:00", "18:00")})),
        ("zone_unknown", replace(SOUND, hours={"a": Hours("America/Nowhere", "09:00", "18:00")})),
        ("starts_unusable", replace(SOUND, slots=(Slot(1, 1, starts="2026-05-12T09:00"), Slot(2, 1)))),
        ("starts_out_of_order", replace(SOUND, slots=(_at(1, "09:20"), _at(2, "09:00")))),
        ("lunch_slot_unknown", replace(SOUND, lunches=(Lunch((1, 9)),))),
        ("lunch_not_in_a_row", replace(SOUND, slots=slots(3), lunches=(Lunch((1, 3)),))),
        ("lunch_not_in_a_row", replace(SOUND, slots=(Slot(1, 1, "1"), Slot(2, 1, "2")), lunches=(Lunch((1, 2)),))),
        ("lunch_too_long", replace(SOUND, lunches=(Lunch((1, 2), free=3),))),
        ("walk_negative", replace(SOUND, walk=-1.0)),
    ],
)
def test_contradictory_data_are_refused_with_a_code(code: str, broken: Problem) -> None:
    with pytest.raises(ProblemError) as refused:
        validate(broken)
    assert refused.value.code == code
