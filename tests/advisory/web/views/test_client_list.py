from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from encadena.advisory.models import Client as ClientRow
from encadena.firms.actions.firm import create_firm
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_centre, a_firm

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_LIST = 9


@pytest.fixture
def adviser(cast: Cast, client: Client) -> Client:
    client.force_login(cast.adviser)
    return client


def a_named_client(cast: Cast, name: str, **fields: Any) -> ClientRow:
    firm = create_firm(data={"name": name}, centre=cast.centre, adviser=cast.adviser, actor=cast.adviser)
    return a_client(cast.centre, fields.pop("adviser", cast.adviser), firm, **fields)


def shown(client: Client, query: str = "") -> list[str]:
    return [str(row) for row in client.get(f"/asesoria/clientes/?{query}").context["page"].clients]


@pytest.mark.parametrize("rows", [1, 3])
def test_one_client_and_three_cost_the_same_queries(
    cast: Cast, adviser: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        a_named_client(cast, f"Empresa {number}")
    adviser.get("/asesoria/clientes/")
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        page = adviser.get("/asesoria/clientes/").context["page"]
    assert len(page.clients) == rows


def test_a_rivals_client_is_not_there_even_of_a_shared_firm(cast: Cast, adviser: Client) -> None:
    a_client(cast.rival_centre, cast.rival, cast.firm)
    assert shown(adviser) == []
    assert shown(adviser, f"centro={cast.rival_centre.pk}") == []
    assert shown(adviser, f"asesor={cast.rival.pk}&etapa=todas") == []


def test_those_whose_way_ended_are_asked_for(cast: Cast, adviser: Client) -> None:
    a_named_client(cast, "Uno")
    a_named_client(cast, "Dos", stage="inactive")
    assert shown(adviser) == ["Uno"]
    assert shown(adviser, "etapa=inactive") == ["Dos"]
    assert shown(adviser, "etapa=todas") == ["Dos", "Uno"]
    a_named_client(cast, "Tres", stage="lead")
    assert shown(adviser, "etapa=activas") == ["Uno"]


def test_filters_narrow_by_adviser_words_and_silence(cast: Cast, adviser: Client) -> None:
    today = clock.today()
    a_named_client(cast, "Ñandú Tejidos", last_session_on=today - timedelta(days=46))
    a_named_client(cast, "Telar Andino", last_session_on=today - timedelta(days=45), adviser=None)
    a_named_client(cast, "Nueva", stage_since=today)
    a_named_client(cast, "Olvidada")
    assert shown(adviser, "q=nandu+tej") == ["Ñandú Tejidos"]
    assert shown(adviser, "asesor=nadie") == ["Telar Andino"]
    assert shown(adviser, "silencio=45") == ["Ñandú Tejidos", "Olvidada"]
    assert shown(adviser, "sesiones=sin") == ["Nueva", "Olvidada"]


def test_the_longest_silence_comes_first(cast: Cast, adviser: Client) -> None:
    today = clock.today()
    a_named_client(cast, "Reciente", last_session_on=today)
    a_named_client(cast, "Antigua", last_session_on=today - timedelta(days=9))
    a_named_client(cast, "Nunca")
    assert shown(adviser, "orden=silencio") == ["Nunca", "Antigua", "Reciente"]
    assert shown(adviser, "orden=-silencio") == ["Reciente", "Antigua", "Nunca"]


def test_a_whole_country_is_walked_by_name(cast: Cast, client: Client) -> None:
    a_named_client(cast, "Zeta", last_session_on=clock.today() - timedelta(days=9))
    a_named_client(cast, "Alfa", last_session_on=clock.today())
    client.force_login(cast.agency)
    assert shown(client, "orden=silencio") == ["Alfa", "Zeta"]
    assert shown(client, f"orden=silencio&centro={cast.centre.pk}") == ["Zeta", "Alfa"]


def test_the_spreadsheet_holds_the_filtered_list(cast: Cast, adviser: Client) -> None:
    a_named_client(cast, "=Uno", contact_minutes=90, counted_sessions=2)
    a_named_client(cast, "Dos", stage="inactive", end_reason="no_answer")
    answer = adviser.get("/asesoria/clientes/planilla/?etapa=todas")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows] == ["Empresa", "Dos", "=Uno"]
    assert (rows[2][11], rows[1][13]) == (1.5, "No responde")


def test_a_view_is_saved_and_forgotten(cast: Cast, adviser: Client) -> None:
    adviser.post("/asesoria/clientes/vistas/guardar/", {"name": "Silenciosos", "query": "silencio=45&x=1"})
    view = cast.adviser.saved_views.get()
    assert (view.page, view.query) == ("clients", "silencio=45")
    page = adviser.get("/asesoria/clientes/?silencio=45").context
    assert [v["active"] for v in page["views"]] == [True]
    adviser.post(f"/asesoria/clientes/vistas/{view.pk}/borrar/")
    assert not cast.adviser.saved_views.exists()


def test_an_empty_list_says_how_to_begin(adviser: Client) -> None:
    assert "Todavía no hay clientes aquí" in adviser.get("/asesoria/clientes/").content.decode()
    assert "Quitar los filtros" in adviser.get("/asesoria/clientes/?q=nadie").content.decode()


def test_who_coordinates_many_centres_walks_them_by_name(cast: Cast, client: Client) -> None:
    for name in ("Delta", "Alfa", "Beta", "Gama"):
        centre = a_centre(cast.operator)
        a_client(centre, None, a_firm(centre, name=name))
    a_client(cast.rival_centre, cast.rival, a_firm(cast.rival_centre, name="Ajena"))
    client.force_login(cast.coordinator)
    assert shown(client) == ["Alfa", "Beta", "Delta", "Gama"]
