"""What changed among the firms in reach."""

from typing import Any

from django.test import Client
from tests.cast import Cast
from tests.factories import a_firm

from encadena.audit.actions import record

URL = "/inicio/cambios/"


def test_the_last_change_of_each_firm_in_reach_is_told(cast: Cast, client: Client) -> None:
    record("firm.created", cast.firm, actor=cast.head)
    record("firm.updated", cast.firm, actor=cast.adviser)
    record("firm.updated", cast.rival_firm, actor=cast.rival)
    client.force_login(cast.head)
    card = client.get(URL).content.decode()
    assert "Ana Asesora" in card
    assert "editó la ficha" in card
    assert "hoy, " in card
    assert "Hilda Jefa" not in card
    assert "Maestranza" not in card


def test_a_buyer_is_told_nothing_about_firms(cast: Cast, client: Client) -> None:
    record("firm.updated", cast.firm, actor=cast.adviser)
    client.force_login(cast.buyer)
    assert client.get(URL).content == b""


def test_the_number_of_queries_does_not_grow_with_the_firms(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    record("firm.updated", cast.firm, actor=cast.adviser)
    client.force_login(cast.adviser)
    client.get(URL)
    with django_assert_num_queries(QUERIES):
        client.get(URL)
    for _ in range(2):
        record("firm.updated", a_firm(cast.centre, cast.adviser), actor=cast.head)
    with django_assert_num_queries(QUERIES):
        client.get(URL)


QUERIES = 6
