import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from encadena.advisory.models import Client as ClientRow
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_centre_costs_the_same_queries(
    cast: Cast, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser), contact_minutes=0)
        a_client(cast.centre, None)
    client.force_login(cast.head)
    client.get(f"/asesoria/centros/{cast.centre.pk}/")
    with django_assert_num_queries(22):
        page = client.get(f"/asesoria/centros/{cast.centre.pk}/")
    assert [row["who"] for row in page.context["rows"]] == [str(cast.adviser.pk), "nadie"]


def test_who_leads_one_centre_sees_it_and_who_leads_more_compares(cast: Cast, client: Client) -> None:
    client.force_login(cast.head)
    assert client.get("/asesoria/centros/").context["centre"] == cast.centre
    second = a_centre(cast.operator)
    a_client(second, None)
    client.force_login(cast.coordinator)
    page = client.get("/asesoria/centros/").context
    assert [row["centre"] for row in page["rows"]] == [second, cast.centre]
    assert page["total"].active == 1


def test_a_rival_coordinates_nothing_here(cast: Cast, client: Client) -> None:
    client.force_login(cast.rival)
    assert client.get(f"/asesoria/centros/{cast.centre.pk}/").status_code == 403
    client.force_login(cast.head)
    assert client.get(f"/asesoria/centros/{cast.rival_centre.pk}/").status_code == 404


def test_a_caseload_is_handed_over_and_comes_back(cast: Cast, client: Client) -> None:
    row = a_client(cast.centre, cast.adviser)
    client.force_login(cast.head)
    address = f"/asesoria/centros/{cast.centre.pk}/traspasar/"
    page = client.post(address, {"before": cast.adviser.pk, "adviser": cast.head.pk}, follow=True).content.decode()
    row.refresh_from_db()
    assert row.adviser == cast.head
    found = re.search(rf'action="({address}\d+/deshacer/)"', page)
    assert found
    client.post(found[1])
    row.refresh_from_db()
    assert row.adviser == cast.adviser


def test_a_caseload_needs_two_people_of_the_centre(cast: Cast, client: Client) -> None:
    a_client(cast.centre, cast.adviser)
    client.force_login(cast.head)
    address = f"/asesoria/centros/{cast.centre.pk}/traspasar/"
    refused = client.post(address, {"before": cast.adviser.pk, "adviser": cast.rival.pk}, follow=True)
    assert "Elige de quién es la cartera" in refused.content.decode()
    same = client.post(address, {"before": cast.adviser.pk, "adviser": cast.adviser.pk}, follow=True)
    assert "La cartera ya es de" in same.content.decode()
    assert ClientRow.objects.get().adviser == cast.adviser


def test_the_agency_reads_and_moves_nobody(cast: Cast, client: Client) -> None:
    client.force_login(cast.agency)
    address = f"/asesoria/centros/{cast.centre.pk}/"
    assert "Traspasar una cartera" not in client.get(address).content.decode()
    assert client.post(f"{address}traspasar/").status_code == 403


def test_every_number_of_a_load_opens_the_clients_it_counts(cast: Cast, client: Client) -> None:
    long_ago = clock.today() - timedelta(days=90)
    for stage in ("lead", "client", "accompanied", "inactive"):
        a_client(cast.centre, cast.adviser, stage=stage, last_session_on=long_ago)
    client.force_login(cast.head)
    page = client.get(f"/asesoria/centros/{cast.centre.pk}/").content.decode()
    links = re.findall(r'href="(/asesoria/clientes/\?[^"]*asesor=\d+)">(\d+)<', page)
    totals = [client.get(link.replace("&amp;", "&")).context["page"].total for link, _shown in links]
    assert totals == [int(shown) for _link, shown in links] == [1, 2, 2]
