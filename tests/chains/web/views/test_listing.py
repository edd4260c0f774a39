import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.queries import listing
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_chain, a_running_chain

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        a_running_chain(cast.centre, cast.firm)
    browser = as_(cast.adviser)
    browser.get(LIST)
    with django_assert_num_queries(8):
        browser.get(LIST)


def test_an_empty_list_teaches_and_an_empty_filter_offers_the_way_back(cast: Cast) -> None:
    assert "Crear el primer proyecto" in page(cast.adviser, LIST)
    assert "Crear el primer proyecto" not in page(cast.agency, LIST)
    a_chain(cast.centre, name="Pan para el casino")
    assert "Pan para el casino" in page(cast.adviser, LIST)
    assert "Ningún proyecto calza" in page(cast.adviser, f"{LIST}?estado=stopped")


def test_a_rival_does_not_see_the_project_until_its_centre_takes_part(cast: Cast) -> None:
    a_chain(cast.centre, name="Solo de Ana")
    a_chain(cast.centre, name="De ambos", partners=(cast.rival_centre,))
    shown = page(cast.rival, LIST)
    assert "De ambos" in shown
    assert "Solo de Ana" not in shown


def test_a_later_page_leads_back_to_the_first_and_keeps_the_filter(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    for name in ("Uno", "Dos"):
        a_chain(cast.centre, name=name)
    browser = as_(cast.adviser)
    first = browser.get(f"{LIST}?estado=draft")
    assert "Al comienzo" not in first.content.decode()
    second = browser.get(f"{LIST}?estado=draft&antes={first.context['page'].next_key}").content.decode()
    assert "Uno" in second
    assert 'href="?estado=draft"' in second
    assert "Al comienzo" in second
    assert "Ver más" not in second
