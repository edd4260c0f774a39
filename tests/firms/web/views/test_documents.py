from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Cast

from encadena.accounts.models import User
from encadena.firms.actions.document import add_document
from encadena.firms.models import Document, Firm
from encadena.kernel import clock

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF"


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def a_paper(firm: Firm, actor: User, text: str = "uno", **fields: object) -> Document:
    upload = SimpleUploadedFile("a.pdf", PDF + text.encode())
    return add_document(firm, kind="legal", upload=upload, file_name=f"{text}.pdf", actor=actor, **fields)  # type: ignore[arg-type]


@pytest.fixture
def panel(cast: Cast) -> str:
    return f"/empresas/{cast.firm.pk}/documentos/"


def test_nothing_handed_in_teaches_what_papers_are_for(cast: Cast, panel: str) -> None:
    assert "Sube una vez cada papel" in as_(cast.owner).get(panel).content.decode()


def test_a_photo_of_a_paper_is_kept_and_shown(cast: Cast, panel: str) -> None:
    photo = SimpleUploadedFile("IMG_1.jpg", b"\xff\xd8\xff\xe0" + b"1" * 40 + b"\xff\xd9")
    data = {"file": photo, "title": "Patente", "kind": "legal", "expires_on": clock.today() + timedelta(days=12)}
    page = as_(cast.owner).post(f"{panel}agregar/", data, follow=True).content.decode()
    assert "Guardaste “Patente”" in page
    assert "vence en 12 días" in page
    assert "lo subió Olga Dueña" in page


def test_a_file_that_is_no_document_is_told_and_what_was_typed_stays(cast: Cast, panel: str) -> None:
    data = {"file": SimpleUploadedFile("a.pdf", b"MZ"), "title": "Patente", "kind": "legal"}
    page = as_(cast.owner).post(f"{panel}agregar/", data).content.decode()
    assert "no es un PDF, una foto" in page
    assert 'value="Patente"' in page


def test_an_empty_file_is_told_in_words(cast: Cast, panel: str) -> None:
    data = {"file": SimpleUploadedFile("a.pdf", b""), "kind": "legal"}
    assert "El archivo está vacío" in as_(cast.owner).post(f"{panel}agregar/", data).content.decode()


def test_the_file_is_a_download_with_the_type_of_its_content(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner, title="Patente Municipal: año 2026")
    answer = as_(cast.adviser).get(f"{panel}{row.pk}/archivo/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="patente-municipal-ano-2026.pdf"'


def test_a_rival_finds_neither_the_panel_nor_the_file(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner)
    rival = as_(cast.rival)
    assert {rival.get(panel).status_code, rival.get(f"{panel}{row.pk}/archivo/").status_code} == {404}
    crossed = f"/empresas/{cast.rival_firm.pk}/documentos/{row.pk}/archivo/"
    assert rival.get(crossed).status_code == 404


def test_withdrawing_can_be_undone_from_the_message(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner)
    client = as_(cast.owner)
    page = client.post(f"{panel}{row.pk}/retirar/", follow=True).content.decode()
    assert f"{panel}{row.pk}/devolver/" in page
    client.post(f"{panel}{row.pk}/devolver/")
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_new_edition_puts_the_older_one_below(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner, title="Poder")
    client = as_(cast.owner)
    assert "Poder" in client.get(f"{panel}{row.pk}/reemplazar/").content.decode()
    data = {"file": SimpleUploadedFile("b.pdf", PDF + b"dos"), "title": "Poder"}
    assert "1 versión anterior" in client.post(f"{panel}{row.pk}/reemplazar/", data, follow=True).content.decode()
    again = {"file": SimpleUploadedFile("b.pdf", PDF + b"tres"), "title": "Poder"}
    assert "ya tiene una versión más nueva" in client.post(f"{panel}{row.pk}/reemplazar/", again).content.decode()


def test_facts_are_corrected(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner)
    today = clock.today()
    client = as_(cast.owner)
    wrong = {"title": "Poder", "kind": "legal", "issued_on": today, "expires_on": today - timedelta(days=1)}
    assert "debe ser posterior" in client.post(f"{panel}{row.pk}/", wrong).content.decode()
    client.post(f"{panel}{row.pk}/", {"title": "Poder notarial", "kind": "legal"})
    row.refresh_from_db()
    assert row.title == "Poder notarial"


def test_another_form_chooses_a_paper_or_hands_one_in(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner)
    client = as_(cast.adviser)
    assert f'value="{row.pk}" selected' in client.get(f"{panel}elegir/?name=evidence&chosen={row.pk}").content.decode()
    data = {"picker-file": SimpleUploadedFile("foto.pdf", PDF + b"nuevo"), "picker-title": "Guía de despacho"}
    page = client.post(f"{panel}elegir/?name=evidence&kind=evidence", data).content.decode()
    added = Document.objects.get(title="Guía de despacho")
    assert added.kind == "evidence"
    assert f'value="{added.pk}" selected' in page
    assert 'name="evidence"' in page


def test_a_wrong_file_in_another_form_keeps_what_was_chosen(cast: Cast, panel: str) -> None:
    row = a_paper(cast.firm, cast.owner)
    data = {"picker-file": SimpleUploadedFile("a.pdf", b"MZ")}
    page = as_(cast.adviser).post(f"{panel}elegir/?chosen={row.pk}", data).content.decode()
    assert "no es un PDF, una foto" in page
    assert f'value="{row.pk}" selected' in page
    assert "Elige el archivo" in as_(cast.adviser).post(f"{panel}elegir/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_panel_costs_the_same_for_one_and_three_papers(
    cast: Cast, panel: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        a_paper(cast.firm, cast.owner, text=f"papel {number}")
    client = as_(cast.adviser)
    with django_assert_num_queries(9):
        assert f"papel {count - 1}" in client.get(panel).content.decode()
