"""The report of now: what matters first, every number with what it counts, in the reader's scope."""

import html
import io
import re

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from encadena.accounts.models import User
from encadena.impact.actions.computed import report_now
from tests.cast import Cast
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db
ADDRESS = f"/resultados/{YEAR}/"


@pytest.fixture
def network(cast: Cast) -> Cast:
    a_small_network()
    return cast


def _browser(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def _page(user: User, address: str = ADDRESS) -> str:
    answer = _browser(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


def test_the_page_begins_with_what_matters_and_says_that_it_is_live(network: Cast) -> None:
    page = _page(network.agency)
    assert "Durante el período estuvieron en marcha 3 proyectos de encadenamiento." in page
    assert page.index("Durante el período") < page.index("Las cifras") < page.index("Cómo se contó")
    assert "En vivo" in page


def test_an_incomplete_share_shows_its_four_numbers_together(network: Cast) -> None:
    page = _page(network.agency)
    assert page.count('class="four"') >= 1
    assert all(word in page for word in ("De todas", "De las que informan", "Sin dato", "Entre"))


def test_every_figure_opens_its_definition_on_the_same_page(network: Cast) -> None:
    page = _page(network.agency)
    for code in ("projects", "chain_female", "hours"):
        assert f'href="#def-{code}"' in page
        assert f'id="def-{code}"' in page


def test_every_figure_and_every_cell_opens_its_records(network: Cast) -> None:
    page = _page(network.agency)
    for code in ("projects", "alliances", "project_duration", "chain_firms", "sessions", "hours_linked"):
        assert f'href="{ADDRESS}cifras/{code}/"' in page
    assert f'href="{ADDRESS}cifras/projects/?por=kind&amp;fila=' in page
    assert f'href="{ADDRESS}cifras/chain_female/?parte=unknown"' in page
    browser = _browser(network.agency)
    links = sorted(set(re.findall(rf'href="({ADDRESS}cifras/[^"]+)"', page)))
    assert len(links) > 50
    for link in links[::9]:
        assert browser.get(html.unescape(link)).status_code == 200, link


def test_in_a_part_of_the_network_records_stay_in_that_part(network: Cast) -> None:
    page = _page(network.agency, f"{ADDRESS}?ambito=region:08")
    assert f'href="{ADDRESS}cifras/projects/?ambito=region%3A08"' in page
    assert f'href="{ADDRESS}cifras/projects/"' not in page


def test_charts_are_drawings_with_their_table_and_no_script(network: Cast) -> None:
    page = _page(network.agency)
    assert page.count('class="chart" viewBox') == page.count("Ver los números") > 3


def test_a_network_without_records_says_so(cast: Cast) -> None:
    page = _page(cast.agency, "/resultados/2016/")
    assert "no se registró ningún proyecto" in page
    assert "No hay registros de este período" in page


def test_without_a_year_it_is_the_last_one_that_is_over(network: Cast) -> None:
    assert f"asesoría {YEAR}" in _page(network.agency, "/resultados/")


def test_a_head_reads_the_own_centre_and_not_that_of_a_rival(cast: Cast) -> None:
    own = _browser(cast.head).get(ADDRESS)
    assert own.status_code == 200
    assert "Centro Ana" in own.content.decode()
    assert "Centro Raúl" not in own.content.decode()
    rival = _browser(cast.head).get(ADDRESS, {"ambito": f"centre:{cast.rival_centre.slug}"})
    assert rival.status_code == 404


def test_the_network_is_chosen_by_an_empty_scope_and_nonsense_is_not_found(network: Cast) -> None:
    browser = _browser(network.agency)
    assert "Toda la red de centros" in browser.get(ADDRESS, {"ambito": ""}).content.decode()
    assert "Región: Biobío" in browser.get(ADDRESS, {"ambito": "region:08"}).content.decode()
    for nonsense in ("region:99", "centre:", "planet:earth", "operator"):
        assert browser.get(ADDRESS, {"ambito": nonsense}).status_code == 404


def test_who_reads_nothing_live_is_shown_what_was_published(cast: Cast) -> None:
    assert "Informes guardados" in _page(cast.promoter, "/resultados/")
    assert _browser(cast.promoter).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("year", [1900, 2014, 2999])
def test_a_year_that_cannot_be_reported_is_not_found(cast: Cast, year: int) -> None:
    assert _browser(cast.agency).get(f"/resultados/{year}/").status_code == 404


def test_the_files_are_those_of_the_report(network: Cast) -> None:
    browser = _browser(network.agency)
    pdf = browser.get(f"{ADDRESS}informe.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert pdf["Content-Disposition"] == f'attachment; filename="informe-{YEAR}-red.pdf"'
    book = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(f"{ADDRESS}informe.xlsx").content))
    assert book.sheet_names[0] == "Resumen"
    assert browser.get(f"{ADDRESS}informe.json").json()["figures"]["projects"]["value"] == 3
    assert "<!DOCTYPE html>" in browser.get(f"{ADDRESS}informe.html").content.decode()
    assert browser.get(f"{ADDRESS}informe.exe").status_code == 404


def test_a_file_has_the_name_of_its_scope(network: Cast) -> None:
    answer = _browser(network.agency).get(f"{ADDRESS}informe.json", {"ambito": "region:08"})
    assert answer["Content-Disposition"] == f'attachment; filename="informe-{YEAR}-biobio.json"'


def test_a_report_that_was_counted_is_read_and_not_counted_again(network: Cast) -> None:
    report_now(YEAR, actor=None)
    browser = _browser(network.agency)
    browser.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        browser.get(ADDRESS)
    versions = [q for q in queries if q["sql"].startswith(("SELECT MAX(", "SELECT COUNT("))]
    assert len(queries) - len(versions) == 8, "session, reader, posts, three of scopes, the report, what was kept of it"
    assert not any("JOIN" in q["sql"] for q in versions), "where the records stand is read from the ends of indexes"


def test_an_english_reader_reads_english(network: Cast) -> None:
    network.agency.language = "en"
    network.agency.save(update_fields=["language"])
    page = _page(network.agency)
    assert "During the period 3 linkage projects were under way." in page
    assert "Durante" not in page
    assert " empresas " not in page.lower()
