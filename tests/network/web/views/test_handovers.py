from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.actions.handover import acknowledge
from encadena.network.actions.post import give_post
from encadena.network.models import Handover
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_centre, a_user

pytestmark = pytest.mark.django_db
DAY = clock.today() + timedelta(days=30)
LIST = "/red/traspasos/"


@pytest.fixture
def receiving(cast: Cast) -> User:
    user = a_user(Role.COORDINATOR, full_name="Rita Recibe")
    give_post(user, institution=cast.rival_operator, actor=None)
    return user


@pytest.fixture
def handover(cast: Cast, client: Browser) -> Handover:
    a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.agency)
    contract = cast.centre.contracts.get()
    client.post(f"/red/convenios/{contract.pk}/traspasar/", {"incoming": cast.rival_operator.pk, "on": DAY.isoformat()})
    return Handover.objects.get()


def body(client: Browser, address: str) -> str:
    return client.get(address).content.decode()


def frozen(handover: Handover, client: Browser) -> Handover:
    for section in handover.sections.all():
        if section.missing:
            acknowledge(section, reason="Nunca se pidió", actor=None)
    client.post(f"{LIST}{handover.pk}/congelar/")
    handover.refresh_from_db()
    return handover


def test_the_whole_way_to_a_receipt_that_both_sign(
    cast: Cast, receiving: User, handover: Handover, client: Browser
) -> None:
    page = f"{LIST}{handover.pk}/"
    assert "Faltan datos en" in client.post(page + "congelar/", follow=True).content.decode()
    client.force_login(cast.coordinator)
    section = handover.sections.get(key="clients")
    client.post(f"{page}partes/{section.pk}/", {"reason": "Los papeles se quemaron"})
    assert "Los papeles se quemaron" in body(client, page)
    client.force_login(cast.agency)
    frozen(handover, client)
    assert handover.state == "frozen"
    for who, words in ((cast.coordinator, ""), (receiving, "Falta una carpeta")):
        client.force_login(who)
        assert handover.sha256 in body(client, page)
        client.post(page + "firmar/", {"sha256": handover.sha256, "differences": words})
    shown = body(client, page)
    assert "Rita Recibe" in shown
    assert "Falta una carpeta" in shown
    assert "Firmar el recibo" not in shown


def test_names_and_package_are_for_the_side_that_has_the_clients(
    cast: Cast, receiving: User, handover: Handover, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(handover, client)
    page = f"{LIST}{handover.pk}/"

    def opened(user: User) -> list[int]:
        client.force_login(user)
        return [client.get(page + step).status_code for step in ("", "clientes/", "paquete/")]

    assert opened(cast.coordinator) == [200, 200, 200]
    assert opened(receiving) == [200, 404, 404]
    assert cast.firm.name not in body(client, page)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    assert opened(cast.coordinator) == [200, 404, 404]
    assert opened(receiving) == [200, 404, 200]


def test_a_wrong_hash_is_said_above_what_was_typed(cast: Cast, handover: Handover, client: Browser) -> None:
    frozen(handover, client)
    client.force_login(cast.coordinator)
    answer = client.post(f"{LIST}{handover.pk}/firmar/", {"sha256": "abc", "differences": "Ninguna"})
    assert answer.status_code == 422
    assert "La huella no es la del paquete" in answer.content.decode()


def test_people_arrive_by_the_mail_of_their_account(
    cast: Cast, receiving: User, handover: Handover, client: Browser
) -> None:
    a_user(Role.ADVISER, email="llega@example.cl", full_name="Lía Llega")
    client.force_login(receiving)
    page = f"{LIST}{handover.pk}/"
    assert "Invítala primero" in client.post(page + "personas/", {"email": "no@x.cl"}, follow=True).content.decode()
    assert "Lía Llega" in client.post(page + "personas/", {"email": "llega@example.cl"}, follow=True).content.decode()
    client.post(f"{page}personas/{handover.people.get().pk}/quitar/")
    assert not handover.people.exists()


def test_a_client_is_asked_and_the_answer_stands_in_the_list(cast: Cast, handover: Handover, client: Browser) -> None:
    client.force_login(cast.coordinator)
    line = handover.clients.get()
    address = f"{LIST}{handover.pk}/clientes/"
    refused = client.post(f"{address}{line.pk}/", {"passing": "refused", "note": ""})
    assert "Di cómo consta" in refused.content.decode()
    client.post(f"{address}{line.pk}/", {"passing": "refused", "note": "Por carta"})
    assert "Por carta" in body(client, address + "?ver=refused")
    assert "1 se retiene" in body(client, f"{LIST}{handover.pk}/")


@pytest.mark.parametrize("address", [LIST, "page", "clients"])
def test_three_cost_as_many_queries_as_one(cast: Cast, handover: Handover, client: Browser, address: str) -> None:
    client.force_login(cast.agency)
    where = {"page": f"{LIST}{handover.pk}/", "clients": f"{LIST}{handover.pk}/clientes/"}.get(address, address)
    client.get(where)
    asked = []
    for more in (0, 2):
        for n in range(more):
            centre = a_centre(cast.operator)
            Handover.objects.create(
                contract=centre.contracts.get(), centre=centre, incoming=cast.rival_operator, on=DAY
            )
            handover.clients.create(client_id=n + 1_000_000, firm_id=n, name=f"Cliente {n}", passing="ask")
            handover.people.create(user=a_user())
        with CaptureQueriesContext(connection) as queries:
            client.get(where)
        asked.append(len(queries))
    assert asked == [asked[0]] * 2


def test_a_cancelled_one_says_why(cast: Cast, handover: Handover, client: Browser) -> None:
    page = f"{LIST}{handover.pk}/"
    client.post(page + "anular/", {"reason": "Se anuló la licitación"})
    assert "Se anuló la licitación" in body(client, page)
    assert "Congelar el paquete" not in body(client, page)
