from datetime import date
from decimal import Decimal

from encadena.chains.models import IndicatorKind, Measure
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_measure, a_running_chain

LIST = "/encadenamientos/"


def test_a_measure_is_written_corrected_withdrawn_and_brought_back(cast: Cast) -> None:
    project, browser = a_running_chain(cast.centre, cast.firm), as_(cast.adviser)
    address = f"{LIST}{project.pk}/indicadores/"
    data = {
        "kind": IndicatorKind.objects.get(code="energy").pk, "first": "2024-01-01", "last": "2024-12-31",
        "value": "1.234,5", "method": "Boletas", "source": "Empresa de luz", "measured_by": "Ana", "baseline": "on",
    }  # fmt: skip
    assert "no es un número" in browser.post(f"{address}nuevo/", {**data, "value": "mucho"}).content.decode()
    assert "Falta el valor medido" in browser.post(f"{address}nuevo/", {**data, "value": ""}).content.decode()
    browser.post(f"{address}nuevo/", data)
    row = Measure.objects.get()
    assert row.value == Decimal("1234.5")
    assert 'value="1234,5"' in browser.get(f"{address}{row.pk}/").content.decode()
    browser.post(f"{address}{row.pk}/", {**data, "value": "1.000"})
    shown = page(cast.adviser, address)
    assert ("1.000" in shown, "es la línea base" in shown, "GRI 302-1" in shown) == (True, True, True)
    browser.post(f"{address}{row.pk}/retirar/")
    assert "Todavía no se mide nada" in page(cast.adviser, address)
    browser.post(f"{address}{row.pk}/reponer/")
    assert "Boletas" in page(cast.adviser, address)


def test_the_summary_says_the_latest_and_its_change(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    a_measure(project, baseline=True)
    a_measure(project, first=date(2025, 1, 1), last=date(2025, 12, 31), value=Decimal(900))
    shown = page(cast.owner, f"{LIST}{project.pk}/").replace("\u00a0", " ")
    assert "kWh, al 31 dic 2025 (−25,0 % desde la línea base)" in shown


def test_emissions_show_quantity_factor_and_who_publishes_it(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    a_measure(project, kind="emissions", quantity=Decimal(100), quantity_unit="litros", factor=Decimal("2.68"),
              factor_source="Ministerio de Energía, 2025")  # fmt: skip
    shown = page(cast.agency, f"{LIST}{project.pk}/indicadores/")
    assert "100 litros × 2,68" in shown
    assert "Ministerio de Energía, 2025" in shown


def test_a_partner_reads_and_does_not_write(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, partners=(cast.rival_centre,))
    assert "Nueva medición" not in page(cast.rival, f"{LIST}{project.pk}/indicadores/")
    assert as_(cast.rival).get(f"{LIST}{project.pk}/indicadores/nuevo/").status_code == 403
