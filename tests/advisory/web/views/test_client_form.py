from datetime import timedelta

import pytest
from django.test import Client

from encadena.accounts.choices import Role
from encadena.advisory.models import Client as ClientRow
from encadena.advisory.queries.transfer import last_transfer
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_post, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(cast: Cast, client: Client) -> Client:
    client.force_login(cast.adviser)
    return client


def test_the_firm_is_looked_for_within_reach(cast: Cast, adviser: Client) -> None:
    page = adviser.get("/asesoria/clientes/nuevo/?q=" + cast.rival_firm.rut)
    assert "Ninguna empresa de tu alcance" in page.content.decode()
    found = adviser.get("/asesoria/clientes/nuevo/?q=" + cast.firm.rut)
    assert f"?empresa={cast.firm.pk}" in found.content.decode()
    assert adviser.get(f"/asesoria/clientes/nuevo/?empresa={cast.rival_firm.pk}").status_code == 404


def test_a_lead_is_registered_and_a_second_time_leads_to_its_page(cast: Cast, adviser: Client) -> None:
    address = f"/asesoria/clientes/nuevo/?empresa={cast.firm.pk}"
    data = {"centre": cast.centre.pk, "adviser": "", "goal": "Vender fuera", "arrived_on": clock.today()}
    answer = adviser.post(address, data)
    row = ClientRow.objects.get()
    assert (row.goal, row.adviser, answer["Location"]) == (
        "Vender fuera",
        cast.adviser,
        f"/asesoria/clientes/{row.pk}/",
    )
    assert adviser.post(address, data)["Location"] == answer["Location"]
    assert ClientRow.objects.count() == 1


def test_a_step_is_taken_and_undone_from_its_message(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    row.stage_changes.create(centre=cast.centre, after="accompanied", on=row.arrived_on)
    done = adviser.post(
        f"/asesoria/clientes/{row.pk}/paso/pause/", {"on": clock.today(), "reason": "no_answer"}, follow=True
    )
    assert f'action="/asesoria/clientes/{row.pk}/deshacer/"' in done.content.decode()
    row.refresh_from_db()
    assert row.stage == "inactive"
    adviser.post(f"/asesoria/clientes/{row.pk}/deshacer/")
    row.refresh_from_db()
    assert row.stage == "accompanied"


def test_an_illegal_step_is_refused_in_words(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    page = adviser.get(f"/asesoria/clientes/{row.pk}/paso/sign/", follow=True).content.decode()
    assert "Desde ahí no se puede firmar el acuerdo" in page
    assert adviser.get(f"/asesoria/clientes/{row.pk}/paso/volar/").status_code == 404


def test_a_future_signature_comes_back_with_what_was_typed(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm, stage="lead", agreement_signed_on=None)
    tomorrow = clock.today() + timedelta(days=1)
    page = adviser.post(f"/asesoria/clientes/{row.pk}/paso/sign/", {"on": tomorrow, "note": "En feria"})
    assert page.status_code == 422
    assert "todavía no llega" in page.content.decode()
    assert 'value="En feria"' in page.content.decode()


def test_two_people_editing_one_goal_see_each_other(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm, goal="Vender")
    address = f"/asesoria/clientes/{row.pk}/editar/"
    adviser.post(address, {"goal": "Exportar", "origin": "", "version": 1})
    page = adviser.post(address, {"goal": "Formalizar", "origin": "", "version": 1})
    assert "Exportar" in page.content.decode()
    assert "Formalizar" in page.content.decode()
    adviser.post(address, {"goal": "Formalizar", "origin": "", "version": 2, "choose_goal": "mine"})
    row.refresh_from_db()
    assert row.goal == "Formalizar"


def test_choosing_the_other_persons_text_keeps_it(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm, goal="Vender", version=2)
    adviser.post(
        f"/asesoria/clientes/{row.pk}/editar/",
        {"goal": "Formalizar", "origin": "Feria", "version": 2, "choose_goal": "theirs"},
    )
    row.refresh_from_db()
    assert (row.goal, row.origin) == ("Vender", "Feria")


def test_an_adviser_of_the_centre_is_chosen(cast: Cast, adviser: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    address = f"/asesoria/clientes/{row.pk}/asesoria/"
    assert adviser.post(address, {"adviser": cast.rival.pk}).status_code == 422
    adviser.post(address, {"adviser": cast.head.pk})
    row.refresh_from_db()
    assert row.adviser == cast.head


def test_only_heads_and_coordinators_move_a_client(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    address, data = f"/asesoria/clientes/{row.pk}/trasladar/", {"centre": cast.rival_centre.pk, "reason": "Se mudó"}
    client.force_login(cast.adviser)
    assert client.post(address, data).status_code == 403
    client.force_login(cast.head)
    assert client.post(address, {**data, "reason": ""}).status_code == 422
    assert client.post(address, data)["Location"] == "/asesoria/clientes/"
    row.refresh_from_db()
    assert row.centre == cast.rival_centre


def test_a_transfer_offers_its_undo_to_whoever_leads_the_centre_it_left(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.head)
    data = {"centre": cast.rival_centre.pk, "reason": "Se mudó"}
    page = client.post(f"/asesoria/clientes/{row.pk}/trasladar/", data, follow=True).content.decode()
    undo = f"/asesoria/clientes/traslados/{last_transfer(row).pk}/deshacer/"
    assert undo in page
    rival_head = a_user(Role.HEAD)
    a_post(rival_head, centre=cast.rival_centre)
    for user, status in ((cast.adviser, 403), (cast.rival, 403), (cast.agency, 403), (rival_head, 404)):
        client.force_login(user)
        assert client.post(undo).status_code == status
    client.force_login(cast.head)
    told = client.post(undo, follow=True).content.decode()
    assert "Deshiciste el traslado" in told
    row.refresh_from_db()
    assert row.centre == cast.centre
    assert "ya no se puede deshacer" in client.post(undo, follow=True).content.decode()
