import pytest
from django.test import Client
from tests.cast import Cast

from encadena.firms.models import Assignment, Firm, LinkRequest

NEW = "/empresas/nueva/"


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.adviser)


def typed(cast: Cast, **values: str) -> dict[str, str]:
    return {"name": "Nueva", "centre": str(cast.centre.pk), "adviser": str(cast.adviser.pk), **values}


def test_a_name_and_a_rut_are_enough(cast: Cast, client: Client) -> None:
    response = client.post(NEW, typed(cast, rut="12.345.678-5"))
    firm = Firm.objects.get(rut="123456785")
    assert response.headers["Location"] == f"/empresas/{firm.pk}/propiedad/"
    assert Assignment.objects.get(firm=firm).adviser == cast.adviser


def test_without_a_rut_somebody_has_to_say_so(cast: Cast, client: Client) -> None:
    assert "rut" in client.post(NEW, typed(cast)).context["form"].errors
    client.post(NEW, typed(cast, without_rut="on"))
    assert Firm.objects.filter(name="Nueva", rut=None).exists()


def test_a_rut_of_mine_leads_to_its_page(cast: Cast, client: Client) -> None:
    response = client.post(NEW, typed(cast, rut=cast.firm.rut_shown))
    assert response.headers["Location"] == f"/empresas/{cast.firm.pk}/"


def test_a_rut_of_another_centre_reveals_nothing_but_that_it_is_taken(cast: Cast, client: Client) -> None:
    page = client.post(NEW, typed(cast, rut=cast.rival_firm.rut_shown)).content.decode()
    assert cast.rival_firm.name not in page
    assert "Vincular a mi centro" in page
    while_typing = client.get(f"{NEW}parecidas/", {"rut": cast.rival_firm.rut_shown, "name": "x"}).content.decode()
    assert cast.rival_firm.name not in while_typing
    assert "otro centro" in while_typing


def test_while_typing_alike_firms_come_with_their_reasons(cast: Cast, client: Client) -> None:
    first = typed(cast, without_rut="on", name="Conservas Doña Rosa Ltda", phone="987654321")
    client.post(NEW, first)
    page = client.get(f"{NEW}parecidas/", {"name": "conservas dona rosas", "phone": "9 8765 4321"}).content.decode()
    assert "Conservas Doña Rosa Ltda" in page
    assert "mismo teléfono" in page.lower()
    assert client.get(f"{NEW}parecidas/", {"rut": "12.3", "name": ""}).status_code == 200


def test_a_head_links_a_firm_of_another_centre_at_once(cast: Cast) -> None:
    client = signed_in(cast.head)
    data = {"rut": cast.rival_firm.rut_shown, "centre": str(cast.centre.pk)}
    response = client.post("/empresas/vincular/", data)
    assert response.headers["Location"] == f"/empresas/{cast.rival_firm.pk}/"
    assert Assignment.objects.filter(firm=cast.rival_firm, until=None).count() == 2


def test_an_adviser_asks_and_the_head_accepts(cast: Cast, client: Client) -> None:
    data = {"rut": cast.rival_firm.rut_shown, "centre": str(cast.centre.pk), "reason": "Se cambió de comuna"}
    client.post("/empresas/vincular/", data)
    client.post("/empresas/vincular/", data)
    request = LinkRequest.objects.get()
    assert client.get(f"/empresas/{cast.rival_firm.pk}/").status_code == 404
    head = signed_in(cast.head)
    page = head.get("/empresas/").content.decode()
    assert "Se cambió de comuna" in page
    assert cast.rival_firm.name not in page
    head.post(f"/empresas/solicitudes/{request.pk}/", {"answer": "accept"})
    client = signed_in(cast.adviser)
    assert client.get(f"/empresas/{cast.rival_firm.pk}/").status_code == 200


def test_a_centre_that_is_not_mine_is_refused(cast: Cast, client: Client) -> None:
    data = typed(cast, rut="12.345.678-5", centre=str(cast.rival_centre.pk))
    assert "centre" in client.post(NEW, data).context["form"].errors
