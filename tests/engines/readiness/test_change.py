import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.readiness.makers import (
    ANY_KINDS,
    KINDS,
    a_dimension,
    a_questionnaire,
    a_scale,
    an_item,
    any_answers,
    branching,
    firm_says,
)

from encadena.engines.readiness.answers import Ratings
from encadena.engines.readiness.change import Taken, changes_between
from encadena.engines.readiness.questionnaire import Questionnaire


def taken(questionnaire: Questionnaire, **values: int | str | None) -> Taken:
    return Taken(questionnaire, KINDS, firm_says(**values))


def test_the_same_version_is_compared_item_by_item() -> None:
    q = a_questionnaire(an_item("a"), an_item("b"))
    (row,) = changes_between(taken(q, a=0, b=3), taken(q, a=3, b=3), "firm")
    assert (row.before, row.after, row.change, row.shared) == (50, 100, 50, 2)


def test_an_item_with_another_scale_is_named_and_left_out() -> None:
    old = a_questionnaire(an_item("a"), an_item("b"))
    new = a_questionnaire(an_item("a", scale=a_scale(0, 1)), an_item("b"))
    (row,) = changes_between(taken(old, a=3, b=0), taken(new, a=0, b=3), "firm")
    assert (row.rescaled, row.before, row.after) == (("a",), 0, 100)


def test_what_only_one_of_the_two_asked_is_no_change() -> None:
    old = Questionnaire((a_dimension("one", an_item("a")), a_dimension("gone", an_item("z"))))
    new = Questionnaire((a_dimension("one", an_item("b")),))
    (row,) = changes_between(taken(old, a=3, z=1), taken(new, b=3), "firm")
    assert (row.only_before, row.only_after, row.change) == (("a",), ("b",), None)


def test_an_item_that_moved_is_followed_to_its_new_dimension() -> None:
    old = Questionnaire((a_dimension("one", an_item("a")), a_dimension("two", an_item("b"))))
    new = Questionnaire((a_dimension("one"), a_dimension("two", an_item("a"), an_item("b"))))
    (row,) = changes_between(taken(old, a=0, b=0), taken(new, a=3, b=0), "firm")
    assert (row.dimension, row.change) == ("two", 50)


def test_unknown_then_known_is_no_change() -> None:
    q = a_questionnaire(an_item("a"))
    (row,) = changes_between(taken(q, a=None), taken(q, a=3), "firm")
    assert (row.change, row.only_after) == (None, ("a",))


@given(st.data())
def test_a_diagnosis_compared_with_itself_has_not_changed(data: st.DataObject) -> None:
    q = data.draw(branching())
    one = Taken(q, data.draw(ANY_KINDS), Ratings({"firm": data.draw(any_answers(q))}))
    for row in changes_between(one, one, "firm"):
        assert row.change == pytest.approx(0)
        assert (row.rescaled, row.only_before, row.only_after) == ((), (), ())
