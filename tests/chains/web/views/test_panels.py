import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_chain, a_running_chain

PANEL = "/encadenamientos/empresa/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_panel_asks_the_same_whatever_the_number_of_projects(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        a_chain(cast.centre, cast.firm)
    browser = as_(cast.adviser)
    browser.get(f"{PANEL}{cast.firm.pk}/")
    with django_assert_num_queries(6):
        browser.get(f"{PANEL}{cast.firm.pk}/")


def test_a_firm_reads_its_projects_and_not_the_drafts(cast: Cast) -> None:
    a_chain(cast.centre, cast.firm, name="En papel")
    a_running_chain(cast.centre, cast.firm, name="En marcha")
    shown = page(cast.owner, f"{PANEL}{cast.firm.pk}/")
    assert "En marcha" in shown
    assert "En papel" not in shown
