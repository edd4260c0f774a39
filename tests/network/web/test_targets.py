import pytest
from django.test import Client

from encadena.kernel import clock
from encadena.network.models import Target
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_share_is_shown_with_its_target_and_a_stated_forecast(cast: Cast, client: Client) -> None:
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="sessions", value=400)
    Target.objects.create(centre=cast.centre, year=clock.today().year, indicator="accompanied", value=40)
    client.force_login(cast.head)
    page = client.get(f"/red/metas/{cast.centre.pk}/").content.decode()
    assert "(0 de 400)" in page
    assert "en línea recta, el año cerraría en 0" in page
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
