from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import ChainSale
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, a_sale

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sales_ask_the_same_whatever_their_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for _ in range(rows):
        a_sale(project, cast.firm)
    browser = as_(cast.adviser)
    browser.get(f"{LIST}{project.pk}/ventas/")
    with django_assert_num_queries(10):
        browser.get(f"{LIST}{project.pk}/ventas/")


def test_the_share_paid_late_shows_its_denominator_and_the_unknown(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    a_sale(project, cast.firm, invoiced_on=date(2025, 5, 1), paid_on=date(2025, 5, 31))
    a_sale(project, cast.firm, invoiced_on=date(2025, 5, 1), paid_on=date(2025, 6, 1))
    a_sale(project, cast.firm)
    shown = page(cast.adviser, f"{LIST}{project.pk}/ventas/").replace("\u00a0", " ")
    assert "50,0 % (1 de 2)" in shown
    assert "2 de 3 ventas con ambas fechas" in shown
    assert "de 1 venta no se sabe" in shown
    assert "30,5" in shown


def test_a_sale_is_written_corrected_withdrawn_and_brought_back(cast: Cast) -> None:
    project, browser = a_running_chain(cast.centre, cast.firm), as_(cast.adviser)
    address, buyer = f"{LIST}{project.pk}/ventas/", project.anchors.get()
    data = {"firm": cast.firm.pk, "buyer": buyer.pk, "month": "2025-05", "amount": "1.200.000"}
    assert "no es un mes" in browser.post(f"{address}nueva/", {**data, "month": "mayo"}).content.decode()
    browser.post(f"{address}nueva/", data)
    sale = ChainSale.objects.get()
    assert "2025-05" in browser.get(f"{address}{sale.pk}/").content.decode()
    late = {**data, "invoiced_on": "2025-05-10", "paid_on": "2025-05-01"}
    assert "es anterior a la factura" in browser.post(f"{address}{sale.pk}/", late).content.decode()
    browser.post(f"{address}{sale.pk}/", {**late, "paid_on": "2025-05-20"})
    sale.refresh_from_db()
    assert (sale.amount, sale.days) == (1_200_000, 10)
    browser.post(f"{address}{sale.pk}/retirar/")
    assert "Ninguna venta" in page(cast.adviser, address)
    browser.post(f"{address}{sale.pk}/reponer/")
    assert "1.200.000" in page(cast.adviser, address)


def test_a_partner_sees_and_corrects_the_sales_of_its_own_firms_only(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    theirs, own = a_sale(project, cast.firm), a_sale(project, cast.rival_firm)
    address = f"{LIST}{project.pk}/ventas/"
    assert "La Espiga" not in page(cast.rival, address)
    assert as_(cast.rival).get(f"{address}{theirs.pk}/").status_code == 404
    assert as_(cast.rival).get(f"{address}{own.pk}/").status_code == 200


def test_all_sales_are_counted_and_the_older_ones_are_a_page_away(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("encadena.chains.queries.sales.SHOWN", 1)
    project = a_running_chain(cast.centre, cast.firm)
    for month in (3, 4):
        a_sale(project, cast.firm, month=date(2025, month, 1))
    address = f"{LIST}{project.pk}/ventas/"
    first = page(cast.adviser, address)
    assert ("04-2025" in first, "03-2025" in first, "200.000" in first) == (True, False, True)
    key = next(part for part in first.split('"') if "antes=" in part)
    later = page(cast.adviser, f"{address}{key}")
    assert ("04-2025" in later, "03-2025" in later, "200.000" in later) == (False, True, True)
    assert "04-2025" in page(cast.adviser, f"{address}?antes=nada")
