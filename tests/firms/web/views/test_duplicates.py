from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast
from tests.factories import a_firm

from encadena.firms.actions.firm import create_firm
from encadena.firms.models import AlikeSearch, Firm, Merge


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.adviser)
    return client


def registered(cast: Cast, name: str, **data: Any) -> Firm:
    return create_firm(data={"name": name, **data}, centre=cast.centre, actor=cast.adviser)


def test_pairs_of_my_scope_come_with_reasons_until_told_apart(cast: Cast, client: Client) -> None:
    one, two = (
        registered(cast, "Telares Lafken", phone="987654321"),
        registered(cast, "Telar Lafken", phone="987654321"),
    )
    create_firm(data={"name": "Ajena", "phone": "987654321"}, centre=cast.rival_centre, actor=cast.rival)
    pairs = client.get("/empresas/duplicados/").context["pairs"]
    assert [(pair.left, pair.right) for pair in pairs] == [(one, two)]
    assert {reason.code for reason in pairs[0].likeness.reasons} == {"same_phone", "names_alike"}
    page = client.post(f"/empresas/duplicados/{one.pk}/{two.pk}/distintas/", follow=True)
    assert page.context["pairs"] == []
    client.post(f"/empresas/duplicados/{one.pk}/{two.pk}/reconsiderar/")
    assert len(client.get("/empresas/duplicados/").context["pairs"]) == 1


def test_a_merge_can_be_chosen_followed_and_undone(cast: Cast, client: Client) -> None:
    twin = registered(cast, "La Espiga", address="Prat 10", phone="987654321")
    page = client.get(f"/empresas/duplicados/{cast.firm.pk}/{twin.pk}/")
    assert {row.field: row.side for row in page.context["rows"]}["phone"] == "gone"
    merged = client.post(
        f"/empresas/duplicados/{cast.firm.pk}/{twin.pk}/fusionar/", {"name": "gone", "address": "kept"}, follow=True
    )
    cast.firm.refresh_from_db()
    assert (cast.firm.name, cast.firm.address, cast.firm.phone) == ("La Espiga", "", "+56987654321")
    undo = f"/empresas/fusiones/{Merge.objects.get().pk}/deshacer/"
    assert undo in merged.content.decode()
    old_address = client.get(f"/empresas/{twin.pk}/")
    assert old_address.headers["Location"] == f"/empresas/{cast.firm.pk}/"
    client.post(undo)
    assert client.get(f"/empresas/{twin.pk}/").status_code == 200


def test_a_firm_out_of_scope_cannot_be_compared_nor_merged(cast: Cast, client: Client) -> None:
    pair = f"/empresas/duplicados/{cast.firm.pk}/{cast.rival_firm.pk}/"
    assert client.get(pair).status_code == 404
    assert client.post(f"{pair}fusionar/").status_code == 404
    assert not Merge.objects.exists()


def test_two_ruts_are_explained_and_not_merged(cast: Cast, client: Client) -> None:
    other = a_firm(cast.centre)
    pair = f"/empresas/duplicados/{cast.firm.pk}/{other.pk}/"
    assert "dos contribuyentes" in client.get(pair).content.decode()
    client.post(f"{pair}fusionar/")
    assert not Merge.objects.exists()


def test_while_the_search_runs_the_page_says_so_and_looks_again(cast: Cast, client: Client) -> None:
    client.get("/empresas/duplicados/")
    AlikeSearch.objects.update(done_at=None)
    page = client.get("/empresas/duplicados/").content.decode()
    assert "Buscando pares en tu alcance" in page
    assert 'hx-trigger="every 2s"' in page
