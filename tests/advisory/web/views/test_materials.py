from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from encadena.advisory.models import Material, MaterialReading
from tests.advisory.makers import a_material, an_area, of_operator
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/asesoria/materiales/"


def body(client: Client, address: str = LIST) -> str:
    return client.get(address).content.decode()


def typed(**data: Any) -> dict[str, Any]:
    whole = {"title": "Rotulado", "subject": an_area().pk, "kind": "text", "body": "Paso a paso", "for_advisers": "on"}
    return {**whole, **data}


def test_from_a_draft_to_a_confirmed_reading_and_its_undo(cast: Cast, client: Client) -> None:
    client.force_login(cast.coordinator)
    made = client.post(LIST + "nuevo/", typed(centres=[cast.centre.pk]), follow=True).content.decode()
    material = Material.objects.get()
    page = f"{LIST}{material.pk}/"
    assert "Es un borrador" in made
    client.force_login(cast.adviser)
    assert client.get(page).status_code == 404
    client.force_login(cast.coordinator)
    client.post(page + "publicar/")
    client.force_login(cast.adviser)
    assert "Rotulado" in body(client, LIST + "tarjeta/")
    assert "Ya lo leí" in body(client, page)
    after = client.post(page + "leido/", {"useful": "true", "note": "Sirve"}, follow=True).content.decode()
    assert "Quedó registrado que lo leíste" in after
    assert page + "no-leido/" in after
    assert body(client, LIST + "tarjeta/") == ""
    client.force_login(cast.head)
    shown = body(client, page + "lecturas/")
    for words in ("1 de 1 persona", "Les sirvió a 1 de 1", "Ana Asesora", "“Sirve”"):
        assert words in shown
    client.force_login(cast.adviser)
    client.post(page + "no-leido/")
    assert "Rotulado" in body(client, f"{LIST}?pendientes=1")


def test_a_file_comes_down_as_what_it_is(cast: Cast, client: Client) -> None:
    client.force_login(cast.agency)
    client.post(LIST + "nuevo/", typed(kind="file", body="", file=SimpleUploadedFile("guia.pdf", b"%PDF-1.7 guia")))
    page = f"{LIST}{Material.objects.get().pk}/"
    answer = client.get(page + "archivo/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 guia"  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="rotulado.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_wrong_comes_back_as_a_sentence_with_what_was_typed(cast: Cast, client: Client) -> None:
    client.force_login(cast.agency)
    for wrong, sentence in (
        ({"kind": "link", "url": "http://sitio.cl"}, "debe comenzar con https://"),
        ({"for_advisers": ""}, "Falta quién debe leerlo"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ")}, "PDF"),
    ):
        answer = client.post(LIST + "nuevo/", typed(**wrong))
        assert answer.status_code == 422
        assert "Rotulado" in answer.content.decode()
        assert sentence in answer.content.decode()
    material = a_material()
    Material.objects.update(version=2)
    answer = client.post(f"{LIST}{material.pk}/editar/", typed(title="Mi título", version=1))
    assert "Alguien lo cambió" in answer.content.decode()
    assert "Mi título" in answer.content.decode()


def test_a_link_opens_elsewhere_without_telling_from_where(cast: Cast, client: Client) -> None:
    material = a_material(kind="link", url="https://www.prochile.gob.cl/x")
    client.force_login(cast.rival)
    shown = " ".join(body(client, f"{LIST}{material.pk}/").split())
    assert 'href="https://www.prochile.gob.cl/x" target="_blank" rel="noopener noreferrer"' in shown


def test_a_new_edition_is_a_draft_to_edit_and_the_old_one_points_to_it(cast: Cast, client: Client) -> None:
    old = a_material()
    client.force_login(cast.agency)
    assert client.post(f"{LIST}{old.pk}/edicion/").headers["Location"].endswith("/editar/")
    client.post(f"{LIST}{Material.objects.latest('pk').pk}/publicar/")
    client.force_login(cast.adviser)
    assert "Hay una edición más nueva" in body(client, f"{LIST}{old.pk}/")


def test_retiring_offers_its_undo(cast: Cast, client: Client) -> None:
    material = a_material()
    client.force_login(cast.agency)
    page = client.post(f"{LIST}{material.pk}/retirar/", {"reason": "Cambió la norma"}, follow=True).content.decode()
    assert "Cambió la norma" in page
    assert f"{LIST}{material.pk}/volver/" in page
    assert material.title not in body(client)
    client.post(f"{LIST}{material.pk}/volver/")
    assert material.title in body(client)


def test_only_those_who_can_be_asked_leave_a_receipt(cast: Cast, client: Client) -> None:
    material = a_material()
    for person in (cast.agency, cast.promoter, cast.adviser):
        client.force_login(person)
        assert client.get(f"{LIST}{material.pk}/").status_code == 200
    assert [reading.user for reading in MaterialReading.objects.all()] == [cast.adviser]


def test_a_promoter_reads_counts_and_no_names(cast: Cast, client: Client) -> None:
    material = a_material()
    client.force_login(cast.promoter)
    shown = body(client, f"{LIST}{material.pk}/lecturas/")
    assert "0 de 2 personas" in shown
    assert "Ana Asesora" not in shown


def test_a_coordinator_reads_no_name_of_a_rival(cast: Cast, client: Client) -> None:
    material = a_material()
    client.force_login(cast.coordinator)
    shown = body(client, f"{LIST}{material.pk}/lecturas/")
    assert "Ana Asesora" in shown
    assert "Raúl Rival" not in shown


def test_an_empty_list_teaches(cast: Cast, client: Client) -> None:
    client.force_login(cast.coordinator)
    assert "Escribir el primero" in body(client)
    assert "Quita el filtro" in body(client, LIST + "?q=nada")
    client.force_login(cast.adviser)
    assert "Cuando alguien publique uno" in body(client)


@pytest.mark.parametrize(("address", "queries"), [("", 8), ("tarjeta/", 7), ("1/lecturas/", 15)])
def test_three_cost_as_many_queries_as_one(cast: Cast, client: Client, address: str, queries: int) -> None:
    client.force_login(cast.head)
    material = a_material(of_operator(cast.operator), for_heads=True, centres=[cast.centre])
    where = LIST + address.replace("1/", f"{material.pk}/")
    asked = []
    for more in (0, 2):
        for _n in range(more):
            a_material(of_operator(cast.operator), for_heads=True, centres=[cast.centre])
        with CaptureQueriesContext(connection) as counted:
            client.get(where)
        asked.append(len(counted))
    assert asked == [queries] * 2


def test_a_page_goes_on_from_where_the_one_before_ended(cast: Cast, client: Client) -> None:
    rows = [a_material(title=f"Material {n:02}") for n in range(31)]
    client.force_login(cast.agency)
    assert "Material 00" not in body(client)
    assert f"antes={rows[1].pk}" in body(client)
    assert "Material 00" in body(client, f"{LIST}?antes={rows[1].pk}")
