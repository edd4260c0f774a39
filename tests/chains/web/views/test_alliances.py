import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import Alliance
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, an_alliance

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_alliances_ask_the_same_whatever_their_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for _ in range(rows):
        an_alliance(project, cast.firm)
    browser = as_(cast.adviser)
    browser.get(f"{LIST}{project.pk}/alianzas/")
    with django_assert_num_queries(9):
        browser.get(f"{LIST}{project.pk}/alianzas/")


def test_an_alliance_is_made_of_two_parties_and_edited(cast: Cast) -> None:
    project, browser = a_running_chain(cast.centre, cast.firm), as_(cast.adviser)
    address = f"{LIST}{project.pk}/alianzas/"
    data = {"name": "Compra de harina", "kind": "commercial", "state": "talking", "firms": [cast.firm.pk]}
    assert "al menos a dos partes" in browser.post(f"{address}nueva/", data).content.decode()
    browser.post(f"{address}nueva/", {**data, "institutions": [cast.operator.pk]})
    made = Alliance.objects.get()
    assert "Operador Uno" in page(cast.adviser, address)
    assert "selected" in browser.get(f"{address}{made.pk}/").content.decode()
    signed = {**data, "institutions": [cast.operator.pk], "state": "in_force", "starts_on": "2025-01-01"}
    assert "necesita decir qué la prueba" in browser.post(f"{address}{made.pk}/", signed).content.decode()
    browser.post(f"{address}{made.pk}/", {**signed, "evidence": "Convenio 12"})
    made.refresh_from_db()
    assert (made.state, made.parties.count()) == ("in_force", 2)


def test_a_firm_that_is_no_party_does_not_read_the_alliance(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm)
    an_alliance(project, cast.rival_firm)
    assert "Convenio de harina" not in page(cast.owner, f"{LIST}{project.pk}/alianzas/")
