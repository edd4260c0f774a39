from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.rounds.small_rounds import problems

from encadena.engines.rounds.formats import dzn
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.problem import Meeting, Problem, ProblemError, Slot

TEXT = """nBusiness = 3;
nMeetings = 2;
nTables = 1;
nTotalSlots = 4;
nMorningSlots = 2;
requested = [|1, 2, 1,
|1, 3, 3,
|];
meetingsxBusiness = [{1, 2, 3}, {1, 2}, {1, 3}];
nMeetingsBusiness = [2, 1, 1];
forbidden = [{0}, {0, 2}, {4}];
fixed = [0, 3];
precedences = [{}, {1}];
"""


def test_a_published_problem_is_read_whole() -> None:
    assert dzn.loads(TEXT) == Problem(
        participants=(1, 2, 3),
        meetings=(Meeting(1, 1, 2, session="1"), Meeting(2, 1, 3, fixed=3)),
        slots=(Slot(1, 1, session="1"), Slot(2, 1, session="1"), Slot(3, 1, session="2"), Slot(4, 1, session="2")),
        forbidden=frozenset({(2, 2), (3, 4)}),
        precedences=frozenset({(1, 2)}),
        fairness=2,
    )


def test_the_redundant_arrays_may_be_left_out() -> None:
    short = "\n".join(line for line in TEXT.splitlines() if "xBusiness" not in line and "sBusiness" not in line)
    assert dzn.loads(short) == dzn.loads(TEXT)


@given(problem=problems(), morning=st.integers(0, 4))
def test_what_is_written_reads_the_same(problem: Problem, morning: int) -> None:
    number = {p: i for i, p in enumerate(problem.participants, start=1)}
    sessions = {"am": "1", "pm": "2", None: None}
    numbered = Problem(
        participants=tuple(number.values()),
        meetings=tuple(
            Meeting(m.id, number[m.first], number[m.second], sessions[m.session], m.fixed) for m in problem.meetings
        ),
        slots=tuple(Slot(s.id, 2, session="1" if s.id <= morning else "2") for s in problem.slots),
        forbidden=frozenset((number[p], s) for p, s in problem.forbidden),
        precedences=problem.precedences,
    )
    assert dzn.loads(dzn.dumps(numbered)) == numbered


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("nTables = 1;", "", 13, "value_missing"),
        ("nTables = 1;", "nTables = {1};", 3, "number_expected"),
        ("nTables = 1;", "nTables = -1;", 3, "out_of_range"),
        ("nMorningSlots = 2;", "nMorningSlots = 5;", 5, "out_of_range"),
        ("|1, 3, 3,", "|1, 9, 3,", 7, "out_of_range"),
        ("|1, 3, 3,", "|1, 3, 4,", 7, "out_of_range"),
        ("|1, 3, 3,", "|1, 1, 3,", 7, "meeting_with_oneself"),
        ("|1, 3, 3,", "|1, 3, 3, 3,", 7, "row_of_three_expected"),
        ("|1, 3, 3,\n", "", 6, "wrong_length"),
        ("{1, 2, 3}, ", "{1, 2}, ", 9, "meetings_disagree"),
        ("[2, 1, 1]", "[2, 2, 1]", 10, "meetings_disagree"),
        ("{0, 2}", "{0, 7}", 11, "out_of_range"),
        ("{0, 2}", "2", 11, "set_expected"),
        ("fixed = [0, 3]", "fixed = [0, 5]", 12, "out_of_range"),
        ("fixed = [0, 3]", "fixed = 3", 12, "array_expected"),
        ("{}, {1}", "{}, {3}", 13, "out_of_range"),
    ],
)
def test_contradictions_are_refused_at_their_line(old: str, new: str, place: int, code: str) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    with pytest.raises(FormatError) as refused:
        dzn.loads(text, "round.dzn")
    assert (refused.value.file, refused.value.place, refused.value.code) == ("round.dzn", place, code)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participants": (1, 2, 4)}, "dzn_needs_numbers_from_one"),
        ({"fairness": None}, "dzn_cannot_express_fairness"),
        ({"breaks_within": "day"}, "dzn_cannot_express_fairness"),
        ({"slots": (Slot(1, 1), Slot(2, 2))}, "dzn_cannot_express_slots"),
        ({"slots": (Slot(1, 1, session="tarde"),)}, "dzn_cannot_express_slots"),
    ],
)
def test_what_the_format_has_no_word_for_is_not_lost_silently(change: dict[str, object], code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        dzn.dumps(replace(dzn.loads(TEXT), **change))  # type: ignore[arg-type]
    assert refused.value.code == code


@pytest.mark.parametrize("length", range(len(TEXT) - 2))
def test_a_file_cut_short_is_refused(length: int) -> None:
    with pytest.raises(FormatError) as refused:
        dzn.loads(TEXT[:length])
    assert isinstance(refused.value.place, int)
