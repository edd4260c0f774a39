from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db
YEAR = clock.today().year - 1
RECORDS = "/resultados/comparar/linked/{slug}/base/"


@pytest.fixture
def sessions(cast: Cast) -> Cast:
    cache.clear()
    for centre, adviser, many in ((cast.centre, cast.adviser, 3), (cast.rival_centre, cast.rival, 5)):
        client = a_client(centre, adviser)
        for day in range(many):
            a_session(client, on=date(YEAR, 5, day + 1), counts=True)
    return cast


def _page(user: object, address: str) -> str:
    browser = Browser()
    browser.force_login(user)  # type: ignore[arg-type]
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_head_sees_the_own_centre_and_the_network_as_a_whole(sessions: Cast) -> None:
    page = _page(sessions.head, "/resultados/comparar/?medida=linked")
    assert "Centro Ana" in page
    assert "Centro Raúl" not in page
    assert "0,0\u00a0% (0 sobre 8 sesiones, 2 centros)" in page


def test_the_agency_sees_all_by_name(sessions: Cast) -> None:
    page = _page(sessions.agency, "/resultados/comparar/?medida=linked")
    assert page.index("Centro Ana</a>") < page.index("Centro Raúl</a>")


def test_a_number_opens_its_records(sessions: Cast) -> None:
    page = _page(sessions.coordinator, f"{RECORDS.format(slug=sessions.centre.slug)}?anio={YEAR}")
    assert "3 registros" in page
    assert page.count("/asesoria/sesiones/") >= 3
    assert f"/linked/{sessions.centre.slug}/others/?anio={YEAR}" in page


def test_a_rivals_records_do_not_exist_for_the_reader(sessions: Cast) -> None:
    browser = Browser()
    browser.force_login(sessions.coordinator)
    own, rival = sessions.centre.slug, sessions.rival_centre.slug
    for address in (f"linked/{rival}/base", f"nothing/{own}/base", f"linked/{own}/all", f"intensity/{own}/others"):
        assert browser.get(f"/resultados/comparar/{address}/").status_code == 404


@pytest.mark.parametrize(
    "query", ["anio=99999999999999999999", "anio=1850", "anio=-1", "medida=%00", "medida=x&anio=²"]
)
def test_what_cannot_be_chosen_falls_back(sessions: Cast, query: str) -> None:
    assert f'<option value="{YEAR}" selected>' in _page(sessions.head, f"/resultados/comparar/?{query}")


def test_a_year_without_records_says_so(sessions: Cast) -> None:
    page = _page(sessions.head, f"/resultados/comparar/?medida=linked&anio={YEAR - 5}")
    assert "No hay registros de esto en el período" in page


def test_an_adviser_compares_nothing(sessions: Cast) -> None:
    browser = Browser()
    browser.force_login(sessions.adviser)
    assert browser.get("/resultados/comparar/").status_code == 403
