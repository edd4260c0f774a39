import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from encadena.network.models import Practice, PracticeAdoption
from tests.cast import Cast
from tests.factories import a_centre
from tests.network.makers import STORY, a_draft, a_practice

pytestmark = pytest.mark.django_db
LIST = "/red/practicas/"
TITLES = ("Índice de citas", "Feria fallida", "Borrador propio")


def body(client: Client, address: str = LIST) -> str:
    return client.get(address).content.decode()


def test_from_a_draft_to_what_came_of_it_in_another_centre(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    client.post(LIST + "nueva/", {**STORY, "centre": cast.centre.pk, "from_error": ""})
    practice = Practice.objects.get()
    page = f"{LIST}{practice.pk}/"
    assert "Es un borrador" in body(client, page)
    assert client.post(page + "publicar/").status_code == 403
    client.force_login(cast.head)
    client.post(page + "publicar/")
    client.force_login(cast.rival)
    adapted = {"centre": cast.rival_centre.pk, "kind": "adapt", "on": "2026-01-05", "changes": "Tardes"}
    client.post(page + "adoptar/", adapted)
    adoption = PracticeAdoption.objects.get()
    told = {"result": "Bajó", "measured_on": "2026-03-01", "measure": "Días", "before": "21", "after": "4,5"}
    client.post(f"{page}adopciones/{adoption.pk}/", told)
    client.force_login(cast.head)
    shown = body(client, page)
    for words in ("Con cambios", "Tardes", "Días: 21 → 4,5", "1 centro; contaron qué resultó: 1"):
        assert words in shown
    assert client.get(f"{page}adopciones/{adoption.pk}/").status_code == 404


def test_an_empty_list_teaches(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    assert "Escribir la primera" in body(client)
    client.force_login(cast.agency)
    assert "Cuando un centro publique una" in body(client)


def test_the_list_narrows_by_words_without_accents_by_subject_and_by_error(cast: Cast, client: Client) -> None:
    a_practice(cast.centre, title="Índice de citas", subject="export")
    a_practice(cast.centre, title="Feria fallida", from_error=True)
    a_draft(cast.centre, title="Borrador propio")
    client.force_login(cast.head)
    shown = {
        asked: [title for title in TITLES if title in body(client, LIST + asked)]
        for asked in ("", "?q=indice", "?materia=export", "?error=1", "?propias=1", "?q=nada")
    }
    assert shown == {
        "": ["Índice de citas", "Feria fallida"],
        "?q=indice": ["Índice de citas"],
        "?materia=export": ["Índice de citas"],
        "?error=1": ["Feria fallida"],
        "?propias=1": ["Índice de citas", "Feria fallida", "Borrador propio"],
        "?q=nada": [],
    }


@pytest.mark.parametrize("kind", ["list", "page"])
def test_three_cost_as_many_queries_as_one(cast: Cast, client: Client, kind: str) -> None:
    client.force_login(cast.agency)
    practice = a_practice(cast.centre)
    address = LIST if kind == "list" else f"{LIST}{practice.pk}/"
    asked = []
    for more in (1, 2):
        for _n in range(more):
            a_practice(cast.centre)
            PracticeAdoption.objects.create(practice=practice, centre=a_centre(), kind="adopt", on="2026-01-01")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked == [asked[0]] * 2


def test_a_page_goes_on_from_where_the_one_before_ended(cast: Cast, client: Client) -> None:
    rows = [a_practice(cast.centre, title=f"Práctica {n:02}") for n in range(31)]
    client.force_login(cast.agency)
    first = body(client)
    assert "Práctica 00" not in first
    assert f"antes={rows[1].pk}" in first
    assert "Práctica 00" in body(client, f"{LIST}?antes={rows[1].pk}")


def test_what_was_typed_stays_when_somebody_else_saved_first(cast: Cast, client: Client) -> None:
    practice = a_draft(cast.centre)
    Practice.objects.update(version=2)
    client.force_login(cast.head)
    typed = {**STORY, "title": "Mi título", "centre": cast.centre.pk, "version": 1, "from_error": ""}
    answer = client.post(f"{LIST}{practice.pk}/editar/", typed)
    assert answer.status_code == 422
    assert "Alguien la cambió" in answer.content.decode()
    assert "Mi título" in answer.content.decode()


def test_a_retired_one_offers_to_come_back(cast: Cast, client: Client) -> None:
    practice = a_practice(cast.centre)
    client.force_login(cast.head)
    page = client.post(f"{LIST}{practice.pk}/retirar/", {"reason": "Ya no se usa"}, follow=True).content.decode()
    assert "Ya no se usa" in page
    assert f"{LIST}{practice.pk}/publicar/" in page
    assert practice.title not in body(client)
