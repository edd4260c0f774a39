import pytest

from encadena.audit.models import Entry
from encadena.kernel.errors import Conflict, DomainError
from encadena.readiness import errors
from encadena.readiness.actions import questionnaire as actions
from encadena.readiness.models import QuestionnaireVersion
from tests.cast import Cast
from tests.readiness.makers import a_content, a_version, an_item

pytestmark = pytest.mark.django_db


def test_a_new_one_begins_as_an_empty_draft_and_its_code_is_taken(cast: Cast) -> None:
    draft = actions.create_questionnaire(
        code="digital", purpose="other", name_es="Digital", name_en="Digital", actor=cast.agency
    )
    assert (draft.number, draft.state, draft.content["dimensions"]) == (1, "draft", [])
    with pytest.raises(DomainError) as caught:
        actions.create_questionnaire(code="digital", purpose="other", name_es="x", name_en="x", actor=cast.agency)
    assert caught.value.code == errors.QUESTIONNAIRE_CODE_TAKEN


def test_a_draft_is_saved_even_while_it_is_wrong_and_published_only_when_it_is_right(cast: Cast) -> None:
    draft = a_version({"dimensions": []}, state="draft")
    draft = actions.save_draft(draft, content=a_content(an_item("")), expected_revision=1, actor=cast.agency)
    with pytest.raises(DomainError) as caught:
        actions.publish_version(draft, actor=cast.agency)
    assert caught.value.code == errors.VERSION_HAS_PROBLEMS
    draft = actions.save_draft(draft, content=a_content(), expected_revision=2, actor=cast.agency)
    published = actions.publish_version(draft, actor=cast.agency)
    assert (published.state, published.published_by, published.revision) == ("published", cast.agency, 3)
    assert Entry.objects.filter(verb="questionnaire.published").count() == 1


def test_what_is_not_a_questionnaire_is_not_saved(cast: Cast) -> None:
    draft = a_version(state="draft")
    with pytest.raises(DomainError) as caught:
        actions.save_draft(draft, content={"dimensions": "x"}, expected_revision=1, actor=cast.agency)
    assert (caught.value.code, caught.value.params["where"]) == (errors.QUESTIONNAIRE_UNREADABLE, "dimensions")
    draft.refresh_from_db()
    assert draft.content == a_content()


def test_two_editors_do_not_overwrite_each_other(cast: Cast) -> None:
    draft = a_version(state="draft")
    actions.save_draft(draft, content=a_content(an_item("mine")), expected_revision=1, actor=cast.agency)
    with pytest.raises(Conflict):
        actions.save_draft(draft, content=a_content(an_item("theirs")), expected_revision=1, actor=cast.administrator)
    draft.refresh_from_db()
    assert draft.content["dimensions"][0]["items"][0]["code"] == "mine"


@pytest.mark.parametrize("state", ["published", "retired"])
def test_a_version_that_is_no_draft_never_changes(cast: Cast, state: str) -> None:
    version = a_version(state=state)
    for change in (
        lambda: actions.save_draft(version, content=a_content(), expected_revision=1, actor=cast.agency),
        lambda: actions.publish_version(version, actor=cast.agency),
    ):
        with pytest.raises(DomainError) as caught:
            change()
        assert caught.value.code == errors.VERSION_NOT_A_DRAFT


def test_a_copy_is_a_new_draft_and_there_is_only_one_at_a_time(cast: Cast) -> None:
    version = a_version()
    copy = actions.copy_version(version, actor=cast.agency)
    assert (copy.number, copy.state, copy.content, copy.copied_from) == (2, "draft", version.content, version)
    assert actions.copy_version(version, actor=cast.agency) == copy


def test_publishing_retires_the_version_in_force_and_no_other_questionnaires(cast: Cast) -> None:
    version, bystander = a_version(), a_version()
    actions.publish_version(actions.copy_version(version, actor=cast.agency), actor=cast.agency)
    states = QuestionnaireVersion.objects.filter(questionnaire=version.questionnaire).values_list("number", "state")
    assert dict(states) == {1: "retired", 2: "published"}
    bystander.refresh_from_db()
    assert bystander.state == "published"


def test_a_version_is_retired_once(cast: Cast) -> None:
    version = actions.retire_version(a_version(), actor=cast.agency)
    assert version.retired_at is not None
    with pytest.raises(DomainError) as caught:
        actions.retire_version(version, actor=cast.agency)
    assert caught.value.code == errors.VERSION_ALREADY_RETIRED
