import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from encadena.kernel import clock
from encadena.network.models import Target, TargetBatch
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


def test_a_share_is_shown_with_its_target_and_a_stated_forecast(cast: Cast, client: Client) -> None:
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="sessions", value=400)
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="accompanied", value=40)
    client.force_login(cast.head)
    page = client.get(f"/red/metas/{cast.centre.pk}/").content.decode()
    assert "(0 de 400)" in page
    assert "cierre previsto 0, entre 0 y" in page
    assert "va a quedar corta" in page
    assert "no se proyecta" in page
    assert "sin meta este año" in page


def test_a_target_is_typed_with_points_and_emptied_to_take_it_away(cast: Cast, client: Client) -> None:
    client.force_login(cast.coordinator)
    address = f"/red/metas/{cast.centre.pk}/fijar/"
    client.post(address, {"indicator": "sessions", "value": "1.200"})
    assert Target.objects.get().value == 1200
    answer = client.post(address, {"indicator": "sessions", "value": "muchas"}, follow=True)
    assert "no sirve como meta" in answer.content.decode()
    client.post(address, {"indicator": "sessions", "value": ""})
    assert not Target.objects.exists()


def test_an_adviser_reads_and_a_rival_finds_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    assert client.get(f"/red/metas/{cast.centre.pk}/").status_code == 200
    assert client.post(f"/red/metas/{cast.centre.pk}/fijar/").status_code == 403
    client.force_login(cast.rival)
    assert client.get(f"/red/metas/{cast.centre.pk}/").status_code == 404


def test_everybody_sees_the_targets_of_the_own_centres_and_no_others(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    page = client.get("/red/metas/").content.decode()
    assert "Centro Ana" in page
    assert "Centro Raúl" not in page
    client.force_login(cast.agency)
    assert "Centro Raúl" in client.get("/red/metas/").content.decode()
    client.force_login(cast.promoter)
    assert client.get("/red/metas/").status_code == 403


@pytest.mark.parametrize("address", ["/red/metas/", "/red/metas/editar/", "/red/metas/tarjeta/"])
def test_three_centres_cost_as_many_queries_as_one(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.coordinator)
    year = clock.today().year
    Target.objects.create(centre=cast.centre, year=year, indicator="sessions", value=400)
    client.get(address)
    asked = []
    for more in (0, 2):
        for _n in range(more):
            Target.objects.create(centre=a_centre(cast.operator), year=year, indicator="sessions", value=400)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked == [asked[0]] * 2


def test_what_was_typed_stays_when_a_number_cannot_be_saved(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    name = f"{cast.centre.pk}-sessions"
    answer = client.post("/red/metas/editar/", {name: "0", f"{cast.centre.pk}-hours": "1.500"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Una meta de cero no dice nada" in page
    assert 'value="1.500"' in page
    assert not Target.objects.exists()


def test_the_grid_saves_only_what_changed_and_offers_to_take_it_back(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    name = f"{cast.centre.pk}-sessions"
    next_year = clock.today().year + 1
    page = client.post(f"/red/metas/editar/?anio={next_year}", {name: "1.200"}, follow=True).content.decode()
    assert "Guardaste 1 meta." in page
    assert Target.objects.get().year == next_year
    assert f"/red/metas/deshacer/{TargetBatch.objects.get().pk}/" in page
    client.post(f"/red/metas/deshacer/{TargetBatch.objects.get().pk}/")
    assert not Target.objects.exists()


def test_a_conflict_shows_the_own_number_and_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="sessions", value=90)
    name = f"{cast.centre.pk}-sessions"
    answer = client.post("/red/metas/editar/", {name: "80", f"was-{name}": "70"})
    assert "Otra persona la cambió" in answer.content.decode()
    assert Target.objects.get().value == 90


def test_nobody_writes_in_a_rivals_centre_by_naming_its_cell(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    client.post("/red/metas/editar/", {f"{cast.rival_centre.pk}-sessions": "5"})
    assert not Target.objects.exists()


def test_the_card_is_empty_without_targets_and_names_those_at_risk(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    assert not client.get("/red/metas/tarjeta/").content.strip()
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="sessions", value=400)
    page = client.get("/red/metas/tarjeta/").content.decode()
    assert "Centro Ana" in page
    assert "1 de 1 metas de este año" in page
