import pytest

from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.rules.satisfaction import checked_opinion, scores_of

GOOD = {"organised": "5", "matched": "4", "useful": "1", "again": "yes"}


def test_below_five_answers_nothing_is_shown() -> None:
    answers = [{"organised": 5, "matched": 4, "useful": 1}] * 4

    assert scores_of(answers) == []
    assert [s.mean for s in scores_of([*answers, {"organised": 1, "matched": 4, "useful": 1}])] == [4.2, 4, 1]


@pytest.mark.parametrize("change", [{"organised": ""}, {"matched": "6"}, {"useful": "x"}, {"again": ""}])
def test_an_opinion_answers_every_question(change: dict[str, str]) -> None:
    with pytest.raises(OutcomeError, match="opinion_incomplete"):
        checked_opinion({**GOOD, **change})


def test_marks_become_numbers() -> None:
    assert checked_opinion(GOOD) == {"organised": 5, "matched": 4, "useful": 1, "again": "yes"}
