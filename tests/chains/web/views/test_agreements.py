import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import Agreement
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, an_agreement

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_agreements_ask_the_same_whatever_their_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for _ in range(rows):
        an_agreement(project)
    browser = as_(cast.adviser)
    browser.get(f"{LIST}{project.pk}/acuerdos/")
    with django_assert_num_queries(6):
        browser.get(f"{LIST}{project.pk}/acuerdos/")


def test_an_agreement_is_written_with_its_votes_and_corrected(cast: Cast) -> None:
    project, browser = a_running_chain(cast.centre, cast.firm), as_(cast.adviser)
    address = f"{LIST}{project.pk}/acuerdos/"
    data = {"on": "2025-05-05", "text": "Comprar harina juntos", "votes_for": "5"}
    assert "los tres conteos" in browser.post(f"{address}nuevo/", data).content.decode()
    browser.post(f"{address}nuevo/", {"on": "2025-05-05", "text": "Comprar harina juntos"})
    assert "votos no informados" in page(cast.owner, address)
    made = Agreement.objects.get()
    browser.post(f"{address}{made.pk}/", {**data, "votes_against": "0", "abstentions": "1"})
    assert "5 a favor, 0 en contra, 1 se abstienen" in page(cast.owner, address)
