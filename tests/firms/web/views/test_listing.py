from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast

from encadena.catalogs.models import Activity
from encadena.firms.actions.activity import set_activities
from encadena.firms.actions.firm import archive_firm, create_firm
from encadena.firms.models import Firm
from encadena.network.models import Centre


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.adviser)
    return client


def a_named_firm(cast: Cast, name: str, centre: Centre | None = None, **data: Any) -> Firm:
    return create_firm(data={"name": name, **data}, centre=centre or cast.centre, adviser=None, actor=cast.adviser)


def shown(client: Client, query: str = "") -> list[str]:
    return [firm.name for firm in client.get(f"/empresas/?{query}").context["page"].firms]


QUERIES_OF_THE_LIST = 11


@pytest.mark.parametrize("more", [0, 2])
def test_one_firm_and_three_cost_the_same_queries(
    cast: Cast, client: Client, more: int, django_assert_num_queries: Any
) -> None:
    for number in range(more):
        a_named_firm(cast, f"Otra {number}")
    client.get("/empresas/")
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        response = client.get("/empresas/")
    assert len(response.context["page"].firms) == 1 + more


def test_a_rivals_firm_is_not_in_the_list_nor_found_nor_exported(cast: Cast, client: Client) -> None:
    assert shown(client) == [cast.firm.name]
    assert shown(client, "q=Maestranza") == []
    assert shown(client, f"centro={cast.rival_centre.pk}") == []
    assert shown(client, f"q={cast.rival_firm.rut}") == []


def test_names_are_found_by_the_beginnings_of_their_words_without_accents(cast: Cast, client: Client) -> None:
    a_named_firm(cast, "Ñandú Tejidos del Sur")
    a_named_firm(cast, "Tejedora Andina", trade_name="Telar Ñuble")
    assert shown(client, "q=nandu+tej") == ["Ñandú Tejidos del Sur"]
    assert shown(client, "q=TEJ") == ["Ñandú Tejidos del Sur", "Tejedora Andina"]
    assert shown(client, "q=ñuble") == ["Tejedora Andina"]


def test_a_rut_is_found_as_typed(cast: Cast, client: Client) -> None:
    firm = a_named_firm(cast, "Uno", rut="12.345.678-5")
    assert shown(client, "q=12.345.678-5") == shown(client, "q=123456") == [firm.name]


def test_filters_narrow_and_chips_take_them_away(cast: Cast, client: Client) -> None:
    a_named_firm(cast, "Sin comuna")
    a_named_firm(cast, "De Santiago", commune="13101", rut="12.345.678-5")
    assert shown(client, "region=13") == ["De Santiago"]
    assert shown(client, "rut=sin") == ["Sin comuna"]
    assert shown(client, "tipo=natural_person&region=13") == ["De Santiago"]
    chips = client.get("/empresas/?region=13&rut=con").context["chips"]
    assert [(chip.value, chip.without) for chip in chips] == [("Metropolitana", "rut=con"), ("con RUT", "region=13")]


def test_nonsense_in_the_address_is_left_out(client: Client) -> None:
    query = "region=%00&centro=x&tramo=99&page=abc&orden=zz&asesor=999999999999999999&mujeres=quizas&socia=1.5"
    assert client.get(f"/empresas/?{query}").status_code == 200


def test_a_section_finds_firms_by_their_main_activity(cast: Cast, client: Client) -> None:
    bakery = Activity.objects.filter(level=5, pk__startswith="10").first()
    assert bakery is not None
    set_activities(cast.firm, [bakery.pk], actor=cast.adviser)
    assert shown(client, "rubro=C") == [cast.firm.name]
    assert shown(client, "rubro=A") == []


def test_the_strip_counts_the_firms_of_each_region_that_pass_the_other_filters(cast: Cast, client: Client) -> None:
    a_named_firm(cast, "De Santiago", commune="13101")
    a_named_firm(cast, "Sin comuna")
    context = client.get("/empresas/regiones/?region=13").context
    counts = {row["code"]: row["value"] for row in context["rows"]}
    assert (counts["08"], counts["13"], counts["01"], context["without"]) == (1, 1, 0, 1)
    assert len(counts) == 16
    assert next(row["url"] for row in context["rows"] if row["code"] == "13") == "/empresas/?"


def test_orders_run_both_ways(cast: Cast, client: Client) -> None:
    a_named_firm(cast, "Ábaco")
    a_named_firm(cast, "zapatería")
    assert shown(client) == ["Ábaco", cast.firm.name, "zapatería"]
    assert shown(client, "orden=-nombre") == ["zapatería", cast.firm.name, "Ábaco"]


def test_an_archived_firm_waits_in_the_archive_of_its_scope(cast: Cast, client: Client) -> None:
    archive_firm(cast.firm, actor=cast.adviser)
    archive_firm(cast.rival_firm, actor=cast.rival)
    assert shown(client) == []
    assert list(client.get("/empresas/archivadas/").context["firms"]) == [cast.firm]
    client.post(f"/empresas/{cast.firm.pk}/restaurar/")
    assert shown(client) == [cast.firm.name]


def test_a_saved_view_keeps_only_what_narrows(cast: Cast, client: Client) -> None:
    client.post("/empresas/vistas/guardar/", {"name": "Biobío sin RUT", "query": "region=08&rut=sin&page=3&x=1"})
    view = cast.adviser.saved_views.get()
    assert view.query == "region=08&rut=sin"
    assert "Biobío sin RUT" in client.get("/empresas/").content.decode()
    client.post(f"/empresas/vistas/{view.pk}/borrar/")
    assert not cast.adviser.saved_views.exists()
