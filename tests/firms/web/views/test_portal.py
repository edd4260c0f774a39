"""The card of a client firm's page with its papers."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.advisory.makers import a_document
from tests.cast import Cast


def test_the_newest_three_are_shown(cast: Cast, client: Browser) -> None:
    for number in range(4):
        a_document(cast.firm, title=f"Papel {number}")
    client.force_login(cast.owner)
    card = client.get(reverse("firms:portal_documents", args=[cast.firm.pk])).content.decode()
    assert [f"Papel {number}" in card for number in range(4)] == [False, True, True, True]


def test_another_firms_papers_are_not_found(cast: Cast, client: Browser) -> None:
    client.force_login(cast.owner)
    assert client.get(reverse("firms:portal_documents", args=[cast.rival_firm.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_costs_the_same_for_one_and_three(
    cast: Cast, client: Browser, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        a_document(cast.firm, title=f"Papel {number}")
    client.force_login(cast.owner)
    with django_assert_num_queries(5):
        client.get(reverse("firms:portal_documents", args=[cast.firm.pk]))
