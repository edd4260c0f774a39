from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast

from encadena.audit.models import Entry
from encadena.firms.actions.document import (
    add_document,
    bring_back_document,
    edit_document,
    replace_document,
    withdraw_document,
)
from encadena.firms.models import Document
from encadena.kernel.errors import DomainError

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF"


def a_file(content: bytes = PDF, name: str = "carta.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_document_is_kept_under_a_name_that_nobody_can_guess(cast: Cast) -> None:
    document = add_document(cast.firm, kind="legal", upload=a_file(), file_name="carta.pdf", actor=cast.adviser)
    assert document.title == "carta"
    assert document.file.read() == PDF
    assert "carta" not in document.file.name
    assert document.file.name.endswith(".pdf")


def test_the_same_file_handed_in_again_is_the_same_document(cast: Cast) -> None:
    first = add_document(cast.firm, kind="legal", upload=a_file(), file_name="carta.pdf", actor=cast.owner)
    again = add_document(cast.firm, kind="legal", upload=a_file(), file_name="otra.pdf", actor=cast.owner)
    other = add_document(cast.rival_firm, kind="legal", upload=a_file(), file_name="carta.pdf", actor=cast.rival)
    assert again == first
    assert other != first
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (b"MZ\x90 a program", "document_unknown"),
        (b"PK\x03\x04 no archive", "document_unknown"),
        (b"<html><script>", "document_unknown"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), "document_too_large"),
    ],
    ids=["empty", "program", "broken archive", "page", "too large"],
)
def test_what_is_no_document_is_refused_whatever_its_name(cast: Cast, content: bytes, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        add_document(cast.firm, kind="legal", upload=a_file(content), file_name="a.pdf", actor=cast.owner)
    assert not Document.objects.exists()


def test_it_cannot_expire_before_it_was_issued(cast: Cast) -> None:
    dates = {"issued_on": date(2026, 5, 1), "expires_on": date(2026, 4, 1)}
    with pytest.raises(DomainError, match="dates_reversed"):
        add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner, **dates)


def test_withdrawing_is_undone(cast: Cast) -> None:
    document = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    assert withdraw_document(document, actor=cast.owner).withdrawn_at is not None
    assert bring_back_document(document, actor=cast.owner).withdrawn_at is None


def test_a_newer_edition_keeps_the_title_and_the_kind_and_points_to_the_older(cast: Cast) -> None:
    first = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", title="Poder", actor=cast.owner)
    newer = replace_document(first, upload=a_file(PDF + b" dos"), file_name="b.pdf", actor=cast.adviser)
    assert (newer.title, newer.kind, newer.replaces) == ("Poder", "legal", first)


def test_only_the_newest_edition_is_replaced_and_only_by_another_file(cast: Cast) -> None:
    first = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    with pytest.raises(DomainError, match="document_same_file"):
        replace_document(first, upload=a_file(), file_name="a.pdf", actor=cast.owner)
    replace_document(first, upload=a_file(PDF + b" dos"), file_name="b.pdf", actor=cast.owner)
    with pytest.raises(DomainError, match="document_replaced"):
        replace_document(first, upload=a_file(PDF + b" tres"), file_name="c.pdf", actor=cast.owner)
    assert Document.objects.count() == 2


def test_a_withdrawn_paper_comes_back_before_it_is_replaced(cast: Cast) -> None:
    first = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    withdraw_document(first, actor=cast.owner)
    with pytest.raises(DomainError, match="document_withdrawn"):
        replace_document(first, upload=a_file(PDF + b" dos"), file_name="b.pdf", actor=cast.owner)


def test_the_file_of_an_older_edition_handed_in_again_is_a_paper_of_its_own(cast: Cast) -> None:
    first = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    replace_document(first, upload=a_file(PDF + b" dos"), file_name="b.pdf", actor=cast.owner)
    again = add_document(cast.firm, kind="legal", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    assert again != first


def test_what_was_typed_wrong_is_corrected_and_the_log_says_what_changed(cast: Cast) -> None:
    row = add_document(cast.firm, kind="other", upload=a_file(), file_name="a.pdf", actor=cast.owner)
    facts = {"title": "ISO 9001", "kind": "certificate", "issued_on": None, "expires_on": date(2027, 1, 1)}
    edit_document(row, actor=cast.adviser, **facts)
    row.refresh_from_db()
    assert (row.title, row.kind, row.expires_on) == ("ISO 9001", "certificate", date(2027, 1, 1))
    entry = Entry.objects.get(verb="firm.document_edited")
    assert entry.changes["document.expires_on"] == [None, "2027-01-01"]
    edit_document(row, actor=cast.adviser, **facts)
    assert Entry.objects.filter(verb="firm.document_edited").count() == 1
