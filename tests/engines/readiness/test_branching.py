from hypothesis import given
from hypothesis import strategies as st
from tests.engines.readiness.makers import ANY_KINDS, KINDS, a_questionnaire, an_item, answers, any_answers, branching

from encadena.engines.readiness.branching import open_items, reachable_items, shown_items
from encadena.engines.readiness.questionnaire import Condition, Questionnaire

CHAIN = a_questionnaire(
    an_item("a"), an_item("b", show_if=(Condition("a", (2, 3)),)), an_item("c", show_if=(Condition("b", (0,)),))
)


def codes(*found: object) -> list[str]:
    return [item.code for item in found]  # type: ignore[attr-defined]


def test_an_item_waits_for_the_answer_that_shows_it() -> None:
    assert codes(*shown_items(CHAIN, KINDS, {})) == ["a"]
    assert codes(*shown_items(CHAIN, KINDS, answers(a=1))) == ["a"]
    assert codes(*shown_items(CHAIN, KINDS, answers(a=2))) == ["a", "b"]


def test_an_answer_to_a_hidden_item_opens_nothing() -> None:
    assert codes(*shown_items(CHAIN, KINDS, answers(a=0, b=0))) == ["a"]


def test_what_hangs_on_something_unknown_stays_open() -> None:
    assert codes(*open_items(CHAIN, KINDS, answers(a=None))) == ["b", "c"]
    assert codes(*open_items(CHAIN, KINDS, answers(a="na"))) == []
    assert codes(*open_items(CHAIN, KINDS, answers(a=2, b=None))) == ["c"]


def test_another_kind_of_firm_is_asked_other_items() -> None:
    questionnaire = a_questionnaire(an_item("a"), an_item("sanitary", kinds=["food"]))
    assert codes(*shown_items(questionnaire, {"food"}, {})) == ["a", "sanitary"]
    assert codes(*shown_items(questionnaire, {"services"}, {})) == ["a"]


def test_an_item_that_wants_two_different_answers_to_one_item_cannot_be_reached() -> None:
    both = (Condition("a", (0,)), Condition("b", (1,)))
    questionnaire = a_questionnaire(
        an_item("a"), an_item("b", show_if=(Condition("a", (3,)),)), an_item("c", show_if=both), an_item("d")
    )
    assert reachable_items(questionnaire) == {"a", "b", "d"}


def test_an_item_after_one_of_another_kind_can_be_reached_by_a_firm_that_is_both() -> None:
    after = (Condition("a", (1,)),)
    questionnaire = a_questionnaire(an_item("a", kinds=["food"]), an_item("b", kinds=["micro"], show_if=after))
    assert reachable_items(questionnaire) == {"a", "b"}
    never = a_questionnaire(an_item("a", kinds=["food"]), an_item("b", except_kinds=["food"], show_if=after))
    assert reachable_items(never) == {"a"}


@given(st.data())
def test_whatever_is_shown_can_be_reached_and_is_not_open(data: st.DataObject) -> None:
    questionnaire: Questionnaire = data.draw(branching())
    kinds, given_answers = data.draw(ANY_KINDS), data.draw(any_answers(questionnaire))
    shown = set(codes(*shown_items(questionnaire, kinds, given_answers)))
    assert shown <= reachable_items(questionnaire)
    assert not shown & set(codes(*open_items(questionnaire, kinds, given_answers)))
