import pytest
from django.test import Client
from tests.cast import Cast

from encadena.firms.actions.firm import update_firm
from encadena.firms.models import Firm


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.adviser)
    return client


def sent(firm: Firm, **changed: str) -> dict[str, str]:
    same = {"rut": firm.rut_shown, "name": firm.name, "kind": firm.kind, "commune": firm.commune_id or ""}
    return {**same, "version": "1", **changed}


def test_an_edit_is_saved_and_told(cast: Cast, client: Client) -> None:
    response = client.post(f"/empresas/{cast.firm.pk}/editar/", sent(cast.firm, phone="987654321"), follow=True)
    assert "Guardaste la ficha" in response.content.decode()
    cast.firm.refresh_from_db()
    assert cast.firm.phone == "+56987654321"


def test_a_wrong_value_is_told_at_its_field_and_what_was_typed_stays(cast: Cast, client: Client) -> None:
    data = sent(cast.firm, rut="12.345.678-6", email="no es correo", address="Prat 123")
    response = client.post(f"/empresas/{cast.firm.pk}/editar/", data)
    errors = response.context["form"].errors
    assert set(errors) == {"rut", "email"}
    assert "12.345.678-6" in errors["rut"][0]
    assert "Prat 123" in response.content.decode()


def test_the_second_editor_sees_both_values_and_what_they_choose_is_saved(cast: Cast, client: Client) -> None:
    update_firm(cast.firm, data={"phone": "911111111", "address": "Uno 1"}, expected_version=1, actor=cast.head)
    data = sent(cast.firm, phone="922222222", address="", trade_name="La Espiga")
    page = client.post(f"/empresas/{cast.firm.pk}/editar/", data)
    rows = {row["name"]: (row["theirs"], row["mine"], row["take"]) for row in page.context["conflict"]}
    assert rows == {
        "phone": ("+56911111111", "+56922222222", ""),
        "address": ("Uno 1", "", "theirs"),
        "trade_name": ("", "La Espiga", "mine"),
    }
    assert "Hilda Jefa" in page.content.decode()
    chosen = {"version": str(page.context["version"]), "choose_phone": "mine", "choose_address": "theirs"}
    client.post(f"/empresas/{cast.firm.pk}/editar/", {**data, **chosen})
    cast.firm.refresh_from_db()
    assert (cast.firm.phone, cast.firm.address, cast.firm.trade_name) == ("+56922222222", "Uno 1", "La Espiga")


def test_a_rival_finds_no_such_firm(cast: Cast, client: Client) -> None:
    assert client.get(f"/empresas/{cast.rival_firm.pk}/editar/").status_code == 404


def test_the_agency_reads_but_does_not_edit(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.agency)
    assert client.get(f"/empresas/{cast.firm.pk}/").status_code == 200
    assert client.get(f"/empresas/{cast.firm.pk}/editar/").status_code == 403


def test_archiving_offers_to_undo(cast: Cast, client: Client) -> None:
    page = client.post(f"/empresas/{cast.firm.pk}/archivar/", follow=True).content.decode()
    assert f"/empresas/{cast.firm.pk}/restaurar/" in page
