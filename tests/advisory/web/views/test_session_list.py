from io import BytesIO
from typing import Any

import pytest
from django.test import Client as Browser
from python_calamine import CalamineWorkbook

from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

LIST = "/asesoria/sesiones/"


def test_an_empty_log_teaches_the_first_step(client: Browser, cast: Cast) -> None:
    client.force_login(cast.adviser)
    text = client.get(LIST).content.decode()
    assert "Todavía no hay sesiones aquí" in text
    assert "Registrar sesión" in text
    assert "Ninguna sesión pasa estos filtros" in client.get(f"{LIST}?modo=phone").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_session_and_for_three(
    client: Browser, cast: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    client.force_login(cast.adviser)
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser))
    client.get(LIST)
    with django_assert_num_queries(11):
        assert client.get(LIST).content.decode().count("Finanzas y costos</td>") == rows


def test_a_rival_reads_nothing_of_it_in_the_list_or_in_the_spreadsheet(client: Browser, cast: Cast) -> None:
    a_session(a_client(cast.centre, cast.adviser, cast.firm), advice="Reservado")
    client.force_login(cast.rival)
    assert str(cast.firm) not in client.get(LIST).content.decode()
    assert len(sheet(client)) == 1


def test_the_spreadsheet_says_what_the_list_says(client: Browser, cast: Cast) -> None:
    session = a_session(a_client(cast.centre, cast.adviser, cast.firm), advice="=1+1", travel_minutes=15)
    client.force_login(cast.head)
    head, row = sheet(client)
    told = dict(zip(head, row, strict=True))
    assert (told["Clientes"], told["Atención (min)"], told["Traslado (min)"]) == (str(cast.firm), 60, 15)
    assert (told["Qué se asesoró"], told["Cuenta"]) == ("=1+1", "sí")
    assert str(told["Fecha"]).startswith(session.on.isoformat())


def test_a_firm_gets_its_own_part_and_no_neighbour(client: Browser, cast: Cast) -> None:
    own, other = a_client(cast.centre, cast.adviser, cast.firm), a_client(cast.centre, cast.adviser)
    a_session(own, other, contact_minutes=50)
    client.force_login(cast.owner)
    text = client.get(LIST).content.decode()
    assert "25\u00a0min" in text
    assert str(other) not in text
    _head, row = sheet(client)
    assert (row[4], row[7]) == (str(cast.firm), 25)


def sheet(client: Browser) -> list[list[Any]]:
    answer = client.get(f"{LIST}planilla/")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
