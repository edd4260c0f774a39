"""The pages of the catalogs."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast


@pytest.fixture
def ana(client: Client, cast: Cast) -> Client:
    client.force_login(cast.adviser)
    return client


def _page(client: Client, name: str, **query: str) -> str:
    response = client.get(reverse(f"catalogs:{name}"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_page_links_every_catalog_with_its_size(ana: Client) -> None:
    page = _page(ana, "index")
    assert "1.229 filas" in page
    assert all(reverse(f"catalogs:{name}") in page for name in ("communes", "activities", "products", "services", "uf"))


def test_a_passer_by_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("catalogs:index")).status_code == 302


def test_communes_are_searched_as_typed(ana: Client) -> None:
    page = _page(ana, "communes", q="temuko")
    assert "Temuco" in page
    assert "Providencia" not in page


def test_a_name_that_is_no_commune_gets_help(ana: Client) -> None:
    assert "Ninguna comuna se llama así" in _page(ana, "communes", q="zzzz")


def test_products_are_grouped_by_section_at_the_top(ana: Client) -> None:
    page = _page(ana, "products")
    assert "IV. Alimentos elaborados, bebidas y tabaco" in page
    assert "Mercancías no especificadas" in page


def test_a_code_shows_its_children_its_path_and_its_other_words(ana: Client) -> None:
    assert "2007" in _page(ana, "products", codigo="20")
    leaf = _page(ana, "products", codigo="2007")
    assert "mermelada de mora" in leaf
    assert "Es el nivel más detallado del catálogo." in leaf
    assert f"{reverse('catalogs:products')}?codigo=20" in leaf


def test_a_search_says_which_words_matched(ana: Client) -> None:
    page = _page(ana, "services", q="desarrollo de software")
    assert "8314" in page
    assert "desarrollo, software" in page


def test_a_search_without_result_shows_the_way_to_the_tree(ana: Client) -> None:
    assert "Recorrer el catálogo" in _page(ana, "activities", q="xyzzyq")


def test_an_unknown_code_is_not_found(ana: Client) -> None:
    assert ana.get(reverse("catalogs:products"), {"codigo": "4242"}).status_code == 404


def test_in_english_the_names_are_english(ana: Client, cast: Cast) -> None:
    type(cast.adviser).objects.filter(pk=cast.adviser.pk).update(language="en")
    page = ana.get(reverse("catalogs:services")).content.decode()
    assert "Business and production services" in page


@pytest.mark.parametrize(("region", "rows"), [("15", 4), ("08", 33)])
def test_the_list_of_communes_costs_the_same_however_long(
    ana: Client, region: str, rows: int, django_assert_num_queries: Any
) -> None:
    _page(ana, "communes")
    with django_assert_num_queries(4):
        page = _page(ana, "communes", region=region)
    assert page.count("font-monospace") == rows
