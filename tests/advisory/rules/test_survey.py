import pytest

from encadena.advisory.rules.survey import QUESTIONS, checked_answer, scores_of
from encadena.kernel.errors import DomainError


def answers(*useful: int) -> list[dict[str, int]]:
    return [{**dict.fromkeys(QUESTIONS, 3), "useful": mark} for mark in useful]


def test_four_answers_show_nothing_and_five_show_their_mean_and_their_count() -> None:
    assert scores_of(answers(5, 5, 4, 4)) == []

    useful, clear, *_rest = scores_of(answers(5, 5, 4, 4, 2))

    assert (useful.n, useful.mean, useful.counts) == (5, 4.0, (0, 1, 0, 2, 2))
    assert clear.mean == 3.0


@pytest.mark.parametrize("mark", ["0", "6", "", "x", "4.5", "-1"])
def test_a_mark_outside_the_scale_is_refused(mark: str) -> None:
    with pytest.raises(DomainError, match="survey_incomplete"):
        checked_answer({**dict.fromkeys(QUESTIONS, "3"), "clear": mark})


def test_a_complete_answer_becomes_numbers() -> None:
    assert checked_answer(dict.fromkeys(QUESTIONS, "4")) == dict.fromkeys(QUESTIONS, 4)
