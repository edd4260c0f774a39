from datetime import timedelta

import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from encadena.accounts.models import User
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast

PAGE, CARD = "/asesoria/vencimientos/", "/asesoria/vencimientos/tarjeta/"


def a_paper(firm: Firm, left: int, title: str) -> Document:
    return Document.objects.create(
        firm=firm, title=title, size=1, sha256=title, expires_on=clock.today() + timedelta(days=left)
    )


def page_of(user: User, path: str = PAGE) -> str:
    browser = Browser()
    browser.force_login(user)
    return browser.get(path).content.decode()


def test_soonest_first_and_what_ended_lately_too(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    for left, title in ((40, "segunda"), (-10, "primera"), (91, "lejana"), (-31, "olvidada")):
        a_paper(cast.firm, left, title)
    page = page_of(cast.adviser)
    assert page.index("primera") < page.index("segunda")
    assert "lejana" not in page
    assert "olvidada" not in page


def test_the_head_sees_those_of_the_centre_and_an_adviser_the_own(cast: Cast) -> None:
    client = a_client(cast.centre, cast.head)
    a_paper(client.firm, 5, "de otra cartera")
    assert "de otra cartera" in page_of(cast.head)
    assert "de otra cartera" not in page_of(cast.adviser)
    assert "de otra cartera" not in page_of(cast.rival)


def test_nothing_to_renew_hides_the_card_and_teaches_on_the_page(cast: Cast) -> None:
    assert page_of(cast.adviser, CARD) == ""
    assert "Nada por vencer" in page_of(cast.adviser)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [(PAGE, 5), (CARD, 5)])
def test_the_list_costs_the_same_for_one_and_three(
    cast: Cast, path: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        client = a_client(cast.centre, cast.adviser)
        a_paper(client.firm, 5 + number, f"papel {number}")
    browser = Browser()
    browser.force_login(cast.adviser)
    with django_assert_num_queries(queries):
        assert f"papel {count - 1}" in browser.get(path).content.decode()
