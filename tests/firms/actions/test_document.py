from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast

from encadena.firms.actions.document import add_document, bring_back_document, withdraw_document
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
