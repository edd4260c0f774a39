from dataclasses import replace

import pytest
from hypothesis import given
from tests.engines.readiness.makers import a_dimension, a_questionnaire, a_scale, a_veto, an_item, branching

from encadena.engines.readiness import validation as v
from encadena.engines.readiness.branching import reachable_items
from encadena.engines.readiness.questionnaire import Condition, Questionnaire

BYSTANDER = an_item("bystander")


def found(*items: object, **fields: object) -> list[tuple[str, str]]:
    """(code, item) of every problem; an innocent item stands by."""
    questionnaire = a_questionnaire(BYSTANDER, *items, **fields)  # type: ignore[arg-type]
    return [(problem.code, problem.item) for problem in v.problems_of(questionnaire)]


def test_a_sound_questionnaire_has_no_problem() -> None:
    assert found(an_item("a"), an_item("b", show_if=(Condition("a", (1,)),)), vetoes=(a_veto("a"),)) == []


def test_it_needs_dimensions_and_they_need_items() -> None:
    assert [p.code for p in v.problems_of(Questionnaire(()))] == [v.NO_DIMENSIONS]
    empty = Questionnaire((a_dimension("full", BYSTANDER), a_dimension("empty")))
    assert [(p.code, p.dimension) for p in v.problems_of(empty)] == [(v.DIMENSION_EMPTY, "empty")]


def test_a_code_is_used_once_in_the_whole_questionnaire() -> None:
    two = Questionnaire((a_dimension("x", an_item("a")), a_dimension("y", an_item("a"))))
    assert [(p.code, p.item) for p in v.problems_of(two)] == [(v.CODE_TWICE, "a")]
    same = Questionnaire((a_dimension("x", an_item("a")), a_dimension("x", an_item("b"))))
    assert [(p.code, p.dimension) for p in v.problems_of(same)] == [(v.CODE_TWICE, "x")]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"scale": a_scale(0)}, v.SCALE_TOO_SHORT),
        ({"scale": a_scale(0, 2, 1)}, v.SCALE_NOT_RISING),
        ({"scale": a_scale(0, 1, 1)}, v.SCALE_NOT_RISING),
        ({"kinds": ["mining"]}, v.KIND_UNKNOWN),
        ({"text": {"es": "Pregunta"}}, v.TEXT_MISSING),
        ({"help": {"es": "Ayuda"}}, v.TEXT_MISSING),
        ({"code": ""}, v.CODE_MISSING),
        ({"show_if": (Condition("nobody", (1,)),)}, v.CONDITION_ITEM_MISSING),
        ({"show_if": (Condition("bystander", (7,)),)}, v.CONDITION_VALUE_OUTSIDE),
        ({"show_if": (Condition("bystander", ()),)}, v.CONDITION_VALUE_OUTSIDE),
        ({"show_if": (Condition("a", (1,)),)}, v.CYCLE),
    ],
)
def test_what_is_wrong_with_an_item_is_named_and_the_bystander_is_not(change: dict[str, object], problem: str) -> None:
    fields = dict(change)
    code = str(fields.pop("code", "a"))
    problems = found(an_item(code, **fields))
    assert problem in [name for name, _item in problems]
    assert "bystander" not in [item for _name, item in problems]


def test_an_item_may_only_wait_for_earlier_ones() -> None:
    assert found(an_item("a", show_if=(Condition("b", (1,)),)), an_item("b")) == [(v.CONDITION_LATER, "a")]


def test_two_items_that_wait_for_each_other_are_a_cycle() -> None:
    a, b = an_item("a", show_if=(Condition("b", (1,)),)), an_item("b", show_if=(Condition("a", (1,)),))
    assert found(a, b) == [(v.CYCLE, "a"), (v.CYCLE, "b")]


def test_an_item_that_nobody_can_be_asked_is_named() -> None:
    hidden = an_item("b", except_kinds=["food"], show_if=(Condition("a", (1,)),))
    assert found(an_item("a", kinds=["food"]), hidden) == [(v.UNREACHABLE, "b")]


@pytest.mark.parametrize("threshold", [0, -1, 100.5])
def test_a_threshold_lies_on_the_scale(threshold: float) -> None:
    assert found(threshold=threshold) == [(v.THRESHOLD_OUTSIDE, "")]


def test_a_threshold_of_a_hundred_is_on_it() -> None:
    assert found(threshold=100) == []


@pytest.mark.parametrize(
    ("veto", "problem"),
    [
        (a_veto("nobody"), v.VETO_ITEM_MISSING),
        (a_veto("bystander", at_most=9), v.VETO_OUTSIDE),
        (a_veto("bystander", at_most=3), v.VETO_ALWAYS),
        (replace(a_veto("bystander"), reason={}), v.TEXT_MISSING),
    ],
)
def test_a_veto_stands_on_an_item_and_within_its_scale(veto: object, problem: str) -> None:
    assert problem in [name for name, _item in found(vetoes=(veto,))]


@given(branching())
def test_a_generated_questionnaire_is_wrong_exactly_where_an_item_cannot_be_reached(q: Questionnaire) -> None:
    assert {p.item for p in v.problems_of(q)} == set(q.items) - reachable_items(q)
