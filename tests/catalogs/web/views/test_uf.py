"""The UF on the screen: look, load a file, see what it changes, save."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from encadena.catalogs.models import UfValue

UPLOAD, SAVE, TABLE = (reverse(f"catalogs:{name}") for name in ("uf_upload", "uf_save", "uf"))


@pytest.fixture
def agency(client: Client, cast: Cast) -> Client:
    client.force_login(cast.agency)
    return client


def _upload(client: Client, text: str, source: str = "Banco Central de Chile") -> str:
    file = SimpleUploadedFile("uf.csv", text.encode())
    response: HttpResponse = client.post(UPLOAD, {"file": file, "source": source})  # type: ignore[assignment]
    assert response.status_code == 200
    return response.content.decode()


def test_each_year_shows_its_last_day_and_links_its_days(agency: Client) -> None:
    page = agency.get(TABLE).content.decode()
    assert "39.727,96" in page
    assert "?ano=2024" in page
    assert "9 dic 2024" in agency.get(TABLE, {"ano": "2024"}).content.decode()


def test_an_adviser_reads_but_is_not_offered_to_load(client: Client, cast: Cast) -> None:
    client.force_login(cast.adviser)
    assert UPLOAD not in client.get(TABLE).content.decode()
    assert client.get(UPLOAD).status_code == 403
    assert client.post(SAVE).status_code == 403


def test_a_file_is_shown_first_and_saved_only_when_told(agency: Client) -> None:
    page = _upload(agency, "Fecha;Valor\n01-01-2026;39.730,12\n31-12-2025;39.727,96\n")
    assert "1 valor nuevo" in page
    assert not UfValue.objects.filter(date=date(2026, 1, 1)).exists()
    followed = agency.post(SAVE, follow=True).content.decode()
    assert "Se agregó 1 valor." in followed
    assert UfValue.objects.get(date=date(2026, 1, 1)).value == Decimal("39730.12")


def test_bad_cells_are_listed_with_their_place_and_nothing_can_be_saved(agency: Client) -> None:
    page = _upload(agency, "Fecha;Valor\n31-02-2026;39.730,12\n01-01-2026;\n")
    assert "A2" in page
    assert "B3" in page
    assert "31-02-2026" in page
    assert SAVE not in page
    agency.post(SAVE)
    assert not UfValue.objects.filter(date__year=2026).exists()


def test_a_bad_file_forgets_the_good_one_before_it(agency: Client) -> None:
    _upload(agency, "Fecha;Valor\n01-01-2026;39.730,12\n")
    _upload(agency, "Fecha;Valor\n01-01-2026;x\n")
    followed = agency.post(SAVE, follow=True).content.decode()
    assert "Carga el archivo otra vez" in followed
    assert not UfValue.objects.filter(date__year=2026).exists()


@pytest.mark.parametrize(("replace", "value"), [("", "38416.69"), ("1", "38000.00")])
def test_a_value_that_differs_is_replaced_only_when_ticked(agency: Client, replace: str, value: str) -> None:
    page = _upload(agency, "Fecha;Valor\n31-12-2024;38.000,00\n")
    assert "38.416,69" in page
    assert "38.000,00" in page
    agency.post(SAVE, {"replace": replace})
    assert UfValue.objects.get(date=date(2024, 12, 31)).value == Decimal(value)


def test_a_file_that_is_no_table_is_explained_beside_its_field(agency: Client) -> None:
    file = SimpleUploadedFile("uf.xlsx", b"\x89PNG\x00\x01")
    page = agency.post(UPLOAD, {"file": file, "source": "SII"}).content.decode()
    assert "No se puede leer el archivo" in page


def test_no_file_and_no_source_are_asked_for(agency: Client) -> None:
    page = agency.post(UPLOAD, {}).content.decode()
    assert "Elige un archivo." in page
    assert "Escribe de dónde vienen los valores." in page


def test_a_file_that_changes_nothing_says_so(agency: Client) -> None:
    page = _upload(agency, "Fecha;Valor\n31-12-2025;39.727,96\n")
    assert "El archivo no cambia nada" in page
