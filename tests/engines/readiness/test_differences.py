import pytest
from tests.engines.readiness.makers import KINDS, a_questionnaire, a_scale, an_item, answers

from encadena.engines.readiness.answers import Ratings
from encadena.engines.readiness.differences import dimension_differences, item_differences

TWO = a_questionnaire(an_item("a"), an_item("b", scale=a_scale(0, 10)))
RATINGS = Ratings({"firm": answers(a=3, b=10), "adviser": answers(a=2, b=0), "evidence": answers(a=0)})


def test_items_are_compared_on_one_scale_the_widest_first() -> None:
    rows = item_differences(TWO, KINDS, RATINGS)
    assert [(row.item, round(row.spread)) for row in rows] == [("a", 100), ("b", 100)]
    assert rows[0].percents == {"firm": 100, "adviser": pytest.approx(200 / 3), "evidence": 0}


def test_agreement_is_no_difference_and_one_voice_has_nobody_to_differ_from() -> None:
    agreed = Ratings({"firm": answers(a=2, b=0), "adviser": answers(a=2, b=None)})
    assert item_differences(TWO, KINDS, agreed) == ()


def test_a_dimension_is_compared_over_what_both_answered() -> None:
    rows = {(r.first, r.second): (round(r.difference), r.shared) for r in dimension_differences(TWO, KINDS, RATINGS)}
    assert rows == {("firm", "adviser"): (67, 2), ("firm", "evidence"): (100, 1), ("adviser", "evidence"): (67, 1)}
