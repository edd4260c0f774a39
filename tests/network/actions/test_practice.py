import pytest

from encadena.accounts.models import User
from encadena.kernel.errors import Conflict, DomainError
from encadena.network.actions.contract_end import fix_end
from encadena.network.actions.practice import edit_practice, publish_practice, retire_practice
from encadena.network.models import Practice
from encadena.network.queries.practices import may_publish, may_write, practices_visible_to
from encadena.search.queries.finding import find
from tests.cast import Cast
from tests.network.makers import STORY, a_draft, a_practice

pytestmark = pytest.mark.django_db
INSIDE = {"adviser", "head", "coordinator", "rival", "agency", "agency_region", "promoter", "administrator"}


def readers(cast: Cast, practice: Practice) -> set[str]:
    return {who for who, user in cast.by_role().items() if practices_visible_to(user).filter(pk=practice.pk).exists()}


def test_a_draft_is_read_in_the_centre_and_its_coordination_only(cast: Cast) -> None:
    assert readers(cast, a_draft(cast.centre)) == {"adviser", "head", "coordinator"}


def test_a_published_one_is_read_by_the_whole_network_unless_its_author_keeps_it(cast: Cast) -> None:
    assert readers(cast, a_practice(cast.centre)) == INSIDE
    kept = a_practice(cast.centre, reach="operator")
    assert readers(cast, kept) == {"adviser", "head", "coordinator", "agency", "administrator"}


def test_a_second_person_publishes_what_an_adviser_drafted(cast: Cast) -> None:
    draft = a_draft(cast.centre)
    people = cast.by_role().items()
    assert {who for who, user in people if may_write(user, draft)} == {"adviser", "head", "coordinator"}
    assert {who for who, user in people if may_publish(user, draft)} == {"head", "coordinator"}


def test_one_that_lacks_its_evidence_is_not_published_nor_emptied_afterwards(cast: Cast) -> None:
    draft = a_draft(cast.centre, evidence=" ", result="")
    with pytest.raises(DomainError) as caught:
        publish_practice(draft, actor=None)
    assert caught.value.params["fields"] == ["result", "evidence"]
    whole = a_practice(cast.centre)
    with pytest.raises(DomainError, match="practice_incomplete"):
        edit_practice(whole, data={**STORY, "evidence": ""}, version=whole.version, actor=None)
    whole.refresh_from_db()
    assert whole.evidence


def test_an_edit_over_another_persons_edit_is_refused(cast: Cast) -> None:
    draft = a_draft(cast.centre)
    edit_practice(draft, data={"title": "Uno"}, version=1, actor=None)
    with pytest.raises(Conflict):
        edit_practice(draft, data={"title": "Otro"}, version=1, actor=None)
    draft.refresh_from_db()
    assert draft.title == "Uno"


def test_a_retired_one_says_why_and_may_come_back(cast: Cast) -> None:
    practice = a_practice(cast.centre)
    with pytest.raises(DomainError, match="contract_reason_missing"):
        retire_practice(practice, reason="", actor=None)
    retire_practice(practice, reason="Ya no hay agenda", actor=None)
    with pytest.raises(DomainError, match="practice_not_published"):
        retire_practice(practice, reason="Otra vez", actor=None)
    published = practice.published_on
    publish_practice(practice, actor=None)
    assert (practice.retired_reason, practice.published_on) == ("", published)


@pytest.mark.django_db(transaction=True)
def test_the_search_box_finds_published_ones_within_reach(cast: Cast) -> None:
    a_practice(cast.centre, title="Citas compartidas")
    a_practice(cast.centre, title="Citas reservadas", reach="operator")
    a_draft(cast.centre, title="Citas en borrador")

    def found(user: User) -> set[str]:
        return {hit.title for group in find(user, "citas", limit=9).groups for hit in group.found}

    assert found(cast.head) == {"Citas compartidas", "Citas reservadas"}
    assert found(cast.rival) == {"Citas compartidas"}
    assert found(cast.agency) == {"Citas compartidas", "Citas reservadas"}
    assert found(cast.owner) == set()


def test_the_next_operator_reads_neither_drafts_nor_edits_what_the_one_before_wrote(cast: Cast) -> None:
    draft, practice = a_draft(cast.centre), a_practice(cast.centre)
    fix_end(cast.centre.contracts.get(), on=practice.written_at.date(), reason="Cambio de operador", actor=None)
    cast.centre.contracts.create(operator=cast.rival_operator, starts_on=practice.written_at.date())
    assert readers(cast, draft) == set()
    assert not may_write(cast.head, practice)
