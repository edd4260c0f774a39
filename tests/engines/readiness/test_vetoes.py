import pytest
from tests.engines.readiness.makers import KINDS, a_questionnaire, a_veto, an_item, answers, firm_says

from encadena.engines.readiness.answers import Ratings
from encadena.engines.readiness.questionnaire import Condition
from encadena.engines.readiness.vetoes import VetoFinding, VetoState, vetoes_of

FORMAL = a_questionnaire(an_item("a"), an_item("b"), vetoes=(a_veto("a", at_most=1),))


def only(ratings: Ratings) -> VetoFinding:
    (found,) = vetoes_of(FORMAL, KINDS, ratings)
    return found


@pytest.mark.parametrize(("said", "state"), [(0, "raised"), (1, "raised"), (2, "cleared"), (None, "not_known")])
def test_a_veto_is_raised_up_to_its_level(said: int | None, state: str) -> None:
    assert only(firm_says(a=said, b=3)).state == state


def test_no_other_strength_makes_up_for_it() -> None:
    assert only(firm_says(a=0, b=3)).state == VetoState.RAISED


def test_evidence_decides_before_the_adviser_and_the_adviser_before_the_firm() -> None:
    firm, adviser, evidence = answers(a=3), answers(a=0), answers(a=2)
    assert only(Ratings({"firm": firm, "adviser": adviser})).by == "adviser"
    found = only(Ratings({"firm": firm, "adviser": adviser, "evidence": evidence}))
    assert (found.state, found.by, found.raised_by) == (VetoState.CLEARED, "evidence", ("adviser",))
    assert found.disputed


def test_an_adviser_who_does_not_know_leaves_the_word_to_the_firm() -> None:
    found = only(Ratings({"firm": answers(a=0), "adviser": answers(a=None)}))
    assert (found.state, found.by, found.disputed) == (VetoState.RAISED, "firm", False)


def test_what_does_not_apply_vetoes_nobody() -> None:
    assert vetoes_of(FORMAL, KINDS, firm_says(a="na")) == ()


def test_a_hidden_item_vetoes_nobody_and_one_that_may_open_is_not_known() -> None:
    hidden = a_questionnaire(an_item("b"), an_item("a", show_if=(Condition("b", (3,)),)), vetoes=(a_veto("a"),))
    assert vetoes_of(hidden, KINDS, firm_says(b=0, a=0)) == ()
    assert [f.state for f in vetoes_of(hidden, KINDS, firm_says(b=None))] == [VetoState.NOT_KNOWN]


def test_raised_vetoes_come_first() -> None:
    two = a_questionnaire(an_item("a"), an_item("b"), vetoes=(a_veto("a", code="fine"), a_veto("b", code="wrong")))
    assert [f.veto for f in vetoes_of(two, KINDS, firm_says(a=3, b=0))] == ["wrong", "fine"]
