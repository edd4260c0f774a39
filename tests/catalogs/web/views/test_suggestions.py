"""The fragment of suggested codes that forms ask for."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

URL = "/catalogos/sugerir/"


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.owner)
    return client


def test_codes_come_as_buttons_with_their_reason(olga: Client) -> None:
    page = olga.get(URL, {"kind": "goods", "text": "miel de ulmo", "name": "product"}).content.decode()
    page = " ".join(page.split())
    assert '<input class="form-check-input" type="radio" name="product" value="0409">' in page
    assert "Coincide: miel, ulmo" in page


def test_the_chosen_code_stays_ticked(olga: Client) -> None:
    page = olga.get(URL, {"kind": "services", "text": "asesoría contable", "chosen": "8222"}).content.decode()
    assert 'value="8222" checked' in page


def test_nothing_typed_asks_for_a_description(olga: Client) -> None:
    assert "Describe lo que se ofrece" in olga.get(URL, {"kind": "goods"}).content.decode()


def test_nothing_found_leads_to_the_catalog(olga: Client) -> None:
    page = olga.get(URL, {"kind": "services", "text": "xyzzyq"}).content.decode()
    assert reverse("catalogs:services") in page


@pytest.mark.parametrize("query", [{"kind": "boats"}, {"kind": "goods", "name": '"><script>'}])
def test_a_question_that_no_form_asks_is_refused(olga: Client, query: dict[str, str]) -> None:
    assert olga.get(URL, {**query, "text": "miel"}).status_code == 400


def test_what_was_typed_is_never_markup(olga: Client) -> None:
    page = olga.get(URL, {"kind": "goods", "text": "miel <b>ulmo</b>"}).content.decode()
    assert "<b>" not in page


def test_a_suggestion_costs_no_query_of_its_own(olga: Client, django_assert_num_queries: object) -> None:
    olga.get(URL, {"kind": "goods", "text": "miel"})
    with django_assert_num_queries(2):  # type: ignore[operator]
        olga.get(URL, {"kind": "goods", "text": "miel de ulmo"})
