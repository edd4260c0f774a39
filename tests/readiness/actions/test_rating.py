import pytest

from encadena.audit.models import Entry
from encadena.kernel.errors import DomainError
from encadena.readiness import errors
from encadena.readiness.actions import rating as actions
from encadena.readiness.models import Answer, Diagnosis
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_content, a_diagnosis, a_document, a_version, an_item, rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def diagnosis(cast: Cast) -> Diagnosis:
    return a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))


def code_of(error: pytest.ExceptionInfo[DomainError]) -> str:
    return error.value.code


def test_each_answer_is_saved_as_it_comes_and_twice_is_once(diagnosis: Diagnosis, cast: Cast) -> None:
    rate(diagnosis, "firm", cast.owner, a=2)
    rate(diagnosis, "firm", cast.owner, a=2)
    answer = Answer.objects.get()
    assert (answer.rating.rater, answer.rating.who, answer.value) == ("firm", cast.owner, 2)
    assert not Entry.objects.filter(verb="diagnosis.answer_changed").exists()


def test_an_answer_that_changes_leaves_what_it_was_in_the_log(diagnosis: Diagnosis, cast: Cast) -> None:
    rate(diagnosis, "firm", cast.owner, a=2)
    rate(diagnosis, "firm", cast.owner, a="unknown")
    (entry,) = Entry.objects.filter(verb="diagnosis.answer_changed")
    assert entry.changes == {"firm.a": [["value", 2, "", None], ["unknown", None, "", None]]}


def test_a_note_survives_a_new_answer_that_says_nothing_about_it(diagnosis: Diagnosis) -> None:
    actions.answer_item(diagnosis, rater="firm", item="a", state="value", value=1, note="falta el acta", actor=None)
    rate(diagnosis, "firm", a=3)
    assert Answer.objects.get().note == "falta el acta"


@pytest.mark.parametrize(
    ("item", "state", "value", "code"),
    [
        ("nobody", "value", 1, errors.ITEM_UNKNOWN),
        ("a", "value", 4, errors.ANSWER_OUTSIDE_SCALE),
        ("a", "value", None, errors.ANSWER_OUTSIDE_SCALE),
        ("a", "unknown", 1, errors.ANSWER_OUTSIDE_SCALE),
        ("a", "perhaps", None, errors.ANSWER_OUTSIDE_SCALE),
        ("always", "not_applicable", None, errors.ANSWER_ALWAYS_APPLIES),
    ],
)
def test_what_is_no_answer_is_refused(cast: Cast, item: str, state: str, value: int | None, code: str) -> None:
    version = a_version(a_content(an_item("a"), an_item("always", may_not_apply=False)))
    diagnosis = a_diagnosis(firm=cast.firm, version=version)
    with pytest.raises(DomainError) as caught:
        actions.answer_item(diagnosis, rater="firm", item=item, state=state, value=value, actor=None)
    assert code_of(caught) == code
    assert not Answer.objects.exists()


def test_evidence_is_read_from_a_paper_of_this_firm(diagnosis: Diagnosis, cast: Cast) -> None:
    with pytest.raises(DomainError) as caught:
        rate(diagnosis, "evidence", a=2)
    assert code_of(caught) == errors.EVIDENCE_MISSING
    foreign, own = a_document(cast.rival_firm), a_document(cast.firm)
    told = {"rater": "evidence", "item": "a", "state": "value", "value": 2, "actor": cast.adviser}
    with pytest.raises(DomainError) as caught:
        actions.answer_item(diagnosis, document=foreign, **told)  # type: ignore[arg-type]
    assert code_of(caught) == errors.EVIDENCE_OF_ANOTHER_FIRM
    assert actions.answer_item(diagnosis, document=own, **told).document == own  # type: ignore[arg-type]
    rate(diagnosis, "evidence", a=3)
    assert Answer.objects.get().document == own


def test_a_rating_is_handed_in_when_all_that_is_shown_is_answered(diagnosis: Diagnosis, cast: Cast) -> None:
    rate(diagnosis, "firm", a=2, b="unknown", c="not_applicable")
    with pytest.raises(DomainError) as caught:
        actions.finish_rating(diagnosis, rater="firm", actor=cast.owner)
    assert (code_of(caught), caught.value.params) == (errors.RATING_INCOMPLETE, {"count": 1})
    rate(diagnosis, "firm", z=1)
    assert actions.finish_rating(diagnosis, rater="firm", actor=cast.owner).state == "finished"
    with pytest.raises(DomainError) as caught:
        rate(diagnosis, "firm", z=2)
    assert code_of(caught) == errors.RATING_FINISHED


def test_a_hidden_item_is_not_waited_for(cast: Cast) -> None:
    hidden = an_item("b", show_if=[{"item": "a", "values": [3]}])
    diagnosis = a_diagnosis(firm=cast.firm, version=a_version(a_content(an_item("a"), hidden)))
    rate(diagnosis, "firm", a=0, z=1)
    assert actions.finish_rating(diagnosis, rater="firm", actor=None).state == "finished"


def test_evidence_is_handed_in_with_whatever_papers_there_are(diagnosis: Diagnosis, cast: Cast) -> None:
    paper = a_document(cast.firm)
    actions.answer_item(
        diagnosis, rater="evidence", item="a", state="value", value=1, document=paper, actor=cast.adviser
    )
    assert actions.finish_rating(diagnosis, rater="evidence", actor=cast.adviser).state == "finished"


def test_a_rating_is_reopened_while_the_diagnosis_is_open(diagnosis: Diagnosis) -> None:
    rate(diagnosis, "firm", a=2, b=2, c=2, z=2)
    actions.finish_rating(diagnosis, rater="firm", actor=None)
    actions.reopen_rating(diagnosis, rater="firm", actor=None)
    rate(diagnosis, "firm", a=1)
    assert Answer.objects.get(item="a").value == 1


def test_an_answer_can_be_taken_back(diagnosis: Diagnosis) -> None:
    rate(diagnosis, "firm", a=2, b=2)
    actions.take_back_answer(diagnosis, rater="firm", item="a", actor=None)
    assert Answer.objects.get().item == "b"
