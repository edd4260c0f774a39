import pytest
from tests.engines.readiness.makers import answers

from encadena.engines.readiness.answers import Answer, AnswerState, Rater, Ratings


@pytest.mark.parametrize(("state", "number"), [("value", None), ("unknown", 1), ("not_applicable", 0)])
def test_only_a_value_carries_a_number(state: str, number: int | None) -> None:
    with pytest.raises(ValueError, match=state):
        Answer(AnswerState(state), number)


def test_evidence_follows_the_way_of_the_adviser_or_else_of_the_firm() -> None:
    firm, adviser = answers(a=1), answers(a=2)
    assert Ratings({"firm": firm, "evidence": answers(a=3)}).way_of(Rater.EVIDENCE) == firm
    assert Ratings({"firm": firm, "adviser": adviser}).way_of(Rater.EVIDENCE) == adviser
    assert Ratings({"firm": firm, "adviser": adviser}).way_of(Rater.FIRM) == firm
