from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from encadena.advisory.actions.transfer import transfer
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_PAGE = 6


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_page_costs_the_same_whatever_the_history(
    cast: Cast, client: Client, sessions: int, django_assert_num_queries: Any
) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    for number in range(sessions):
        a_session(row, days_ago=number, next_action="Llamar", next_action_on=clock.today())
    client.force_login(cast.adviser)
    client.get(f"/asesoria/clientes/{row.pk}/")
    with django_assert_num_queries(QUERIES_OF_THE_PAGE):
        client.get(f"/asesoria/clientes/{row.pk}/")


def test_what_was_promised_is_the_first_thing_on_the_page(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(row, days_ago=9, next_action="Enviar cotización", next_action_on=clock.today() - timedelta(days=2))
    client.force_login(cast.adviser)
    page = client.get(f"/asesoria/clientes/{row.pk}/").content.decode()
    assert "Cumple lo prometido: Enviar cotización" in page
    assert page.index("Enviar cotización") < page.index("Qué quiere lograr</dt>")


def test_a_lead_is_led_to_its_agreement(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm, stage="lead", agreement_signed_on=None)
    client.force_login(cast.adviser)
    page = client.get(f"/asesoria/clientes/{row.pk}/")
    assert page.context["next_step"]["url"] == f"/asesoria/clientes/{row.pk}/paso/sign/"
    assert "sin firmar" in page.content.decode()


def test_who_only_reads_gets_no_actions(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.agency)
    page = client.get(f"/asesoria/clientes/{row.pk}/")
    assert "Acciones" not in page.content.decode()
    assert client.get(f"/asesoria/clientes/{row.pk}/editar/").status_code == 403


def test_the_way_tells_every_centre_that_had_the_client(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    transfer(row, to=cast.rival_centre, adviser=cast.rival, reason="Se mudó", actor=cast.head)
    client.force_login(cast.rival)
    way = client.get(f"/asesoria/clientes/{row.pk}/camino/").content.decode()
    assert "Ana Asesora" in way
    assert "Se mudó" in way
    client.force_login(cast.adviser)
    assert client.get(f"/asesoria/clientes/{row.pk}/camino/").status_code == 404


def test_a_firms_page_shows_the_work_of_the_readers_centres_only(cast: Cast, client: Client) -> None:
    a_client(cast.centre, cast.adviser, cast.firm, goal="Exportar")
    a_client(cast.rival_centre, cast.rival, cast.firm, goal="Secreto")
    client.force_login(cast.adviser)
    panel = client.get(f"/asesoria/clientes/empresa/{cast.firm.pk}/").content.decode()
    assert "Exportar" in panel
    assert "Secreto" not in panel


def test_a_firms_own_account_sees_its_stage_and_no_internal_page(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.owner)
    panel = client.get(f"/asesoria/clientes/empresa/{cast.firm.pk}/").content.decode()
    assert "En acompañamiento" in panel
    assert "Abrir" not in panel
    assert client.get(f"/asesoria/clientes/{row.pk}/").status_code == 403


def test_a_firm_without_accompaniment_can_be_registered_from_its_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    panel = client.get(f"/asesoria/clientes/empresa/{cast.firm.pk}/").content.decode()
    assert f"/asesoria/clientes/nuevo/?empresa={cast.firm.pk}" in panel
