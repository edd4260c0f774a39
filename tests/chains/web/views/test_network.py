import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, an_anchor, sold
from tests.factories import a_firm

RED = "/encadenamientos/red/"


def test_without_sales_the_page_says_where_they_come_from(cast: Cast) -> None:
    assert "Ninguna venta en estos meses" in page(cast.adviser, RED)
    assert "Cierran" in page(cast.adviser, f"{RED}cierre/")


def test_the_network_is_a_picture_with_words_and_a_table_that_holds_all(cast: Cast) -> None:
    sold(a_running_chain(cast.centre, cast.firm), cast.firm, an_anchor("Acería"), 500_000)
    shown = page(cast.adviser, RED).replace("\u00a0", " ")
    assert "<desc" in shown
    assert "1 empresa vende a 1 comprador." in shown
    assert "Acería compra $500.000 a 1 empresa." in shown
    assert "solo de sus ventas a estos compradores" in shown
    assert "style=" not in shown


def test_a_rival_reads_how_many_others_there_are_and_no_name(cast: Cast) -> None:
    shared = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    buyer = an_anchor("Acería")
    sold(shared, cast.firm, buyer)
    sold(shared, cast.rival_firm, buyer)
    shown = page(cast.rival, f"/encadenamientos/{shared.pk}/red/")
    assert "1 empresa que no es tuya" in shown
    assert "La Espiga" not in shown
    assert "La Espiga" not in page(cast.rival, f"{RED}comprador/{buyer.pk}/")
    assert as_(cast.rival).get(f"{RED}empresa/{cast.firm.pk}/").status_code == 404


def test_a_closing_tells_who_loses_and_who_is_left_without_a_buyer(cast: Cast) -> None:
    other = a_firm(cast.centre, name="Maestranza Norte")
    project, mill, yard = a_running_chain(cast.centre, cast.firm, other), an_anchor("Acería"), an_anchor("Astillero")
    for firm in (cast.firm, other):
        sold(project, firm, mill, 900_000)
    sold(project, other, yard, 100_000)
    shown = page(cast.adviser, f"{RED}cierre/?cierra={mill.pk}&caen=70").replace("\u00a0", " ")
    assert "50,0 % (1 de 2)" in shown
    assert "$1.800.000" in shown
    assert "le venden empresas que comparten compradores con ella" in shown
    assert f"cierra={mill.pk}" not in page(cast.adviser, f"{RED}cierre/?cierra=abc&caen=12&proyecto={project.pk}")


def test_a_closing_in_a_project_out_of_reach_is_not_found(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    assert as_(cast.rival).get(f"{RED}cierre/?proyecto={project.pk}").status_code == 404


def test_a_firm_met_in_a_project_that_the_centre_leads_has_its_page(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.rival_firm)
    sold(project, cast.rival_firm, an_anchor("Acería"))
    assert "Acería" in page(cast.adviser, f"{RED}empresa/{cast.rival_firm.pk}/")
    assert "Ninguna venta en estos meses" in page(cast.adviser, f"{RED}empresa/{cast.firm.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_network_asks_the_same_whatever_its_size(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    firms = [a_firm(cast.centre) for _ in range(rows)]
    project = a_running_chain(cast.centre, *firms)
    for firm in firms:
        sold(project, firm, an_anchor())
    browser = as_(cast.adviser)
    browser.get(RED)
    with django_assert_num_queries(12):
        browser.get(RED)
