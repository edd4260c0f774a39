from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast
from tests.factories import a_firm

from encadena.accounts.models import User
from encadena.firms.actions.document import add_document, replace_document, withdraw_document
from encadena.firms.models import Assignment, Document, Firm
from encadena.firms.queries.document import choosable, documents_visible_to, papers_of


def a_paper(firm: Firm, actor: User | None, kind: str = "legal", text: str = "uno") -> Document:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + text.encode())
    return add_document(firm, kind=kind, upload=upload, file_name=f"{text}.pdf", actor=actor)


def seen_by(user: User) -> set[str]:
    return {row.title for row in documents_visible_to(user)}


def test_papers_are_for_those_who_attend_the_firm_the_firm_and_the_agency(cast: Cast) -> None:
    a_paper(cast.firm, cast.owner, text="escritura")
    reading = {name for name, user in cast.by_role().items() if "escritura" in seen_by(user)}
    assert reading == {"adviser", "head", "coordinator", "owner", "agency", "agency_region", "administrator"}


def test_a_promoter_sees_an_open_firm_and_not_its_papers(cast: Cast) -> None:
    a_paper(a_firm(open_to_promotion=True), None)
    assert seen_by(cast.promoter) == set()


def test_the_agreement_with_one_centre_is_not_shown_to_a_rival_who_attends_the_same_firm(cast: Cast) -> None:
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, adviser=cast.rival, since="2020-01-01")
    a_paper(cast.firm, cast.adviser, kind="agreement", text="acuerdo")
    a_paper(cast.firm, cast.adviser, text="escritura")
    assert seen_by(cast.rival) == {"escritura"}
    for user in (cast.adviser, cast.head, cast.coordinator, cast.owner, cast.agency):
        assert seen_by(user) == {"acuerdo", "escritura"}


def test_an_agreement_that_the_firm_handed_in_is_its_own_paper(cast: Cast) -> None:
    a_paper(cast.firm, cast.owner, kind="agreement", text="acuerdo")
    assert seen_by(cast.adviser) == {"acuerdo"}


def test_editions_stand_under_the_newest_and_only_that_one_can_be_chosen(cast: Cast) -> None:
    first = a_paper(cast.firm, cast.owner, text="uno")
    upload = SimpleUploadedFile("b.pdf", b"%PDF-1.7 dos")
    second = replace_document(first, upload=upload, file_name="b.pdf", actor=cast.owner)
    other = withdraw_document(a_paper(cast.firm, cast.owner, text="otro"), actor=cast.owner)
    papers = papers_of(cast.adviser, cast.firm)
    assert [(p.document, p.older) for p in papers] == [(second, [first]), (other, [])]
    assert list(choosable(cast.adviser, cast.firm)) == [second]
