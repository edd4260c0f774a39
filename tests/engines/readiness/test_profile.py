from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.engines.readiness.makers import (
    ANY_ANSWER,
    ANY_KINDS,
    KINDS,
    a_dimension,
    a_questionnaire,
    an_item,
    answers,
    any_answers,
    branching,
    firm_says,
)

from encadena.engines.readiness.answers import NOT_APPLICABLE, UNKNOWN, Answer, Ratings, value
from encadena.engines.readiness.branching import shown_items
from encadena.engines.readiness.profile import DimensionScore, Verdict, profile_of
from encadena.engines.readiness.questionnaire import Condition, Questionnaire

THREE = a_questionnaire(an_item("a"), an_item("b"), an_item("c"))


def scored(questionnaire: Questionnaire = THREE, **values: int | str | None) -> DimensionScore:
    score = profile_of(questionnaire, KINDS, firm_says(**values)).score("one", "firm")
    assert score is not None
    return score


def test_a_score_is_the_mean_of_the_answered_items() -> None:
    score = scored(a=0, b=3, c=3)
    assert score.score == pytest.approx(200 / 3)
    assert (score.low, score.high) == (score.score, score.score)
    assert score.verdict == Verdict.MET


def test_what_does_not_apply_leaves_the_denominator() -> None:
    score = scored(a=3, b="na", c="na")
    assert (score.score, score.answered, score.not_applicable) == (100, 1, 2)


def test_a_dimension_that_does_not_apply_at_all_is_neither_met_nor_missed() -> None:
    score = scored(a="na", b="na", c="na")
    assert (score.score, score.verdict) == (None, Verdict.NOT_APPLICABLE)


def test_what_is_unknown_widens_the_bounds_and_may_leave_the_verdict_open() -> None:
    score = scored(a=3, b=1, c=None)
    assert score.score == pytest.approx(200 / 3)
    assert (score.low, score.high) == (pytest.approx(400 / 9), pytest.approx(700 / 9))
    assert (score.unknown, score.verdict) == (1, Verdict.NOT_KNOWN)


def test_unknown_items_that_cannot_change_the_verdict_leave_it_standing() -> None:
    assert scored(a=3, b=3, c=None).verdict == Verdict.MET
    assert scored(a=0, b=0, c=None).verdict == Verdict.NOT_MET


def test_nothing_known_is_no_score_and_no_verdict() -> None:
    score = scored(a=None)
    assert (score.score, score.low, score.high) == (None, 0, 100)
    assert (score.unknown, score.unanswered, score.verdict) == (1, 2, Verdict.NOT_KNOWN)


def test_an_item_that_an_unknown_answer_may_open_counts_as_not_answered_yet() -> None:
    questionnaire = a_questionnaire(an_item("a"), an_item("b", show_if=(Condition("a", (3,)),)))
    assert scored(questionnaire, a=None).unanswered == 1
    assert scored(questionnaire, a=0).unanswered == 0


def test_raters_stand_side_by_side_and_whoever_said_nothing_is_absent() -> None:
    ratings = Ratings({"firm": answers(a=3, b=3, c=3), "adviser": answers(a=1, b=1, c=1), "evidence": {}})
    profile = profile_of(THREE, KINDS, ratings)
    assert profile.raters == ("firm", "adviser")
    assert [round(s.score or 0) for s in profile.scores] == [100, 33]
    assert profile.score("one", "evidence") is None


def test_a_dimension_without_items_for_this_kind_is_not_in_the_profile() -> None:
    q = Questionnaire((a_dimension("all", an_item("a")), a_dimension("food", an_item("b", kinds=["food"]))))
    assert {s.dimension for s in profile_of(q, KINDS, firm_says(a=1, b=3)).scores} == {"all"}


@given(st.data())
def test_the_answer_to_a_hidden_item_never_reaches_the_profile(data: st.DataObject) -> None:
    questionnaire = data.draw(branching())
    kinds, given_answers = data.draw(ANY_KINDS), data.draw(any_answers(questionnaire))
    assume(given_answers)
    shown = {item.code for item in shown_items(questionnaire, kinds, given_answers)}
    lies = {code: data.draw(ANY_ANSWER) for code in questionnaire.items if code not in shown}
    whole, other = (
        profile_of(questionnaire, kinds, Ratings({"firm": a})) for a in (given_answers, {**given_answers, **lies})
    )
    assert whole.scores == other.scores


@given(st.lists(ANY_ANSWER, min_size=1, max_size=6))
def test_an_item_that_does_not_apply_changes_no_score(given_answers: list[Answer]) -> None:
    items = [an_item(f"i{n}") for n in range(len(given_answers))]
    rated = {f"i{n}": answer for n, answer in enumerate(given_answers)}
    before = _only(a_questionnaire(*items), rated)
    after = _only(a_questionnaire(*items, an_item("extra")), {**rated, "extra": NOT_APPLICABLE})
    assert after == replace(before, not_applicable=before.not_applicable + 1)


@given(st.lists(ANY_ANSWER, min_size=1, max_size=6), st.randoms())
def test_the_order_of_the_items_does_not_matter(given_answers: list[Answer], chance: object) -> None:
    rated = {f"i{n}": answer for n, answer in enumerate(given_answers)}
    items = [an_item(code) for code in rated]
    before = _only(a_questionnaire(*items), rated)
    chance.shuffle(items)  # type: ignore[attr-defined]
    after = _only(a_questionnaire(*items), rated)
    assert (after.low, after.high) == (pytest.approx(before.low), pytest.approx(before.high))
    assert replace(after, score=0, low=0, high=0) == replace(before, score=0, low=0, high=0)


@given(st.lists(ANY_ANSWER, min_size=1, max_size=6), st.data())
def test_whatever_the_unknown_items_turn_out_to_be_the_score_stays_within_its_bounds(
    given_answers: list[Answer], data: st.DataObject
) -> None:
    questionnaire = a_questionnaire(*(an_item(f"i{n}") for n in range(len(given_answers))))
    rated = {f"i{n}": answer for n, answer in enumerate(given_answers)}
    before = _only(questionnaire, rated)
    known = st.one_of(st.integers(0, 3).map(value), st.just(NOT_APPLICABLE))
    settled = {code: data.draw(known) if answer == UNKNOWN else answer for code, answer in rated.items()}
    after = _only(questionnaire, settled)
    if after.score is not None:
        assert before.low - 1e-9 <= after.score <= before.high + 1e-9
        assert before.verdict in {Verdict.NOT_KNOWN, after.verdict}


def _only(questionnaire: Questionnaire, rated: dict[str, Answer]) -> DimensionScore:
    score = profile_of(questionnaire, KINDS, Ratings({"firm": rated})).score("one", "firm")
    assert score is not None
    return score
