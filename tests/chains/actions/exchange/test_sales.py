"""Sales by spreadsheet, through the exchange of ``advisory``."""

from datetime import date
from typing import Any

import pytest

from encadena.advisory.actions.exchange import apply_sheet, undo_sheet
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import SheetImport
from encadena.advisory.wording.exchange import sentence
from encadena.advisory.wording.exchange_words import words_of
from encadena.chains.actions.project import finish_project
from encadena.chains.actions.sale import save_sale, withdraw_sale
from encadena.chains.models import ChainSale, LinkageProject
from encadena.kernel import clock
from tests.advisory.sheets import codes, sheet_of
from tests.cast import Cast
from tests.chains.makers import a_running_chain

Row = dict[str, object]


@pytest.fixture
def project(cast: Cast) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,), code="ENC-X")


def a_row(cast: Cast, project: LinkageProject, **cells: object) -> Row:
    usual: Row = {
        "Proyecto": project.code, "RUT": cast.firm.rut, "Comprador": str(project.anchors.get()), "Mes": "03-2025",
        "Monto": "250.000", "Factura": "10-03-2025", "Pago": "",
    }  # fmt: skip
    return {**usual, **cells}


def read(cast: Cast, *rows: Row, actor: Any = None, centre: Any = None) -> SheetImport:
    return sheet_of(SheetSubject.CHAIN_SALES, centre or cast.centre, actor or cast.adviser, rows)


def applied(cast: Cast, *rows: Row, good: bool = False) -> SheetImport:
    return apply_sheet(read(cast, *rows), only_good_rows=good, actor=cast.adviser)


def test_a_row_is_a_sale_and_the_same_file_again_changes_nothing(cast: Cast, project: LinkageProject) -> None:
    rows = [a_row(cast, project), a_row(cast, project), a_row(cast, project, Mes="2025-04", Pago="02-04-2025")]
    checked = read(cast, *rows)
    assert (checked.counts["new"], checked.counts["errors"], ChainSale.objects.count()) == (3, 0, 0)
    assert checked.sample[0]["what"] == f"{project} · {project.anchors.get()}"
    batch = apply_sheet(checked, only_good_rows=False, actor=cast.adviser)
    assert words_of(batch)["made"] == "3 ventas registradas."
    told = list(ChainSale.objects.order_by("month", "pk").values_list("month", "amount", "paid_on"))
    march = (date(2025, 3, 1), 250_000, None)
    assert told == [march, march, (date(2025, 4, 1), 250_000, date(2025, 4, 2))]
    again = read(cast, *rows)
    assert (again.counts["new"], again.counts["unchanged"]) == (0, 3)
    assert read(cast, *rows, rows[0]).counts["new"] == 1


def test_every_cell_that_names_nothing_is_said_with_what_to_do(cast: Cast, project: LinkageProject) -> None:
    batch = read(
        cast,
        a_row(cast, project, Proyecto="ENC-NADA"),
        a_row(cast, project, RUT="76.086.428-5", Comprador="Nadie"),
        a_row(cast, project, Monto="", Mes="mayo"),
        a_row(cast, project, Monto="2000000000000000"),
        a_row(cast, project, Pago="01-03-2025"),
        a_row(cast, project, Factura="", Pago="01-04-2025"),
        a_row(cast, project, Mes="01-2090"),
    )
    assert [(row, column, code) for row, column, code in codes(batch) if code != "date_invalid"] == [
        (2, "Proyecto", "chain_row_project_unknown"),
        (3, "RUT", "chain_row_firm_unknown"),
        (3, "Comprador", "chain_row_buyer_unknown"),
        (4, "Monto", "chain_row_amount_missing"),
        (5, "Monto", "chain_row_amount_large"),
        (6, "Pago", "chain_paid_before_invoice"),
        (7, "Pago", "chain_paid_without_invoice"),
        (8, "Mes", "date_in_future"),
    ]
    for issue in batch.issues.all():
        assert len(sentence(issue.code, issue.params, issue.value)) > 20
    assert applied(cast, a_row(cast, project), a_row(cast, project, RUT="1-9"), good=True).counts["made"] == 1


def test_a_centre_that_takes_part_brings_sales_of_its_own_firms_only(cast: Cast, project: LinkageProject) -> None:
    rows = [a_row(cast, project), a_row(cast, project, RUT=cast.rival_firm.rut)]
    batch = read(cast, *rows, actor=cast.rival, centre=cast.rival_centre)
    assert (codes(batch), batch.counts["new"]) == ([(2, "RUT", "chain_row_firm_unknown")], 1)
    alone = a_running_chain(cast.centre, cast.firm)
    batch = read(cast, a_row(cast, alone), actor=cast.rival, centre=cast.rival_centre)
    assert codes(batch) == [(2, "Proyecto", "chain_row_project_unknown")]


def test_a_project_that_ended_takes_no_sale(cast: Cast, project: LinkageProject) -> None:
    finish_project(project, on=clock.today(), actor=None)
    assert [code for _row, _column, code in codes(read(cast, a_row(cast, project)))] == ["chain_over"]


def test_another_day_of_payment_is_a_warning_and_the_register_stays(cast: Cast, project: LinkageProject) -> None:
    applied(cast, a_row(cast, project))
    batch = read(cast, a_row(cast, project, Pago="20-03-2025"))
    assert (batch.counts["warnings"], batch.counts["new"]) == (1, 0)
    assert [code for _row, _column, code in codes(batch)] == ["chain_row_sale_differs"]


def test_undo_takes_back_all_but_what_somebody_corrected_or_withdrew(cast: Cast, project: LinkageProject) -> None:
    bystander = a_row(cast, project, Mes="01-2025", Factura="")
    batch = applied(cast, a_row(cast, project), a_row(cast, project, Mes="04-2025"), bystander)
    corrected, withdrawn = ChainSale.objects.get(month="2025-03-01"), ChainSale.objects.get(month="2025-04-01")
    data = {name: getattr(corrected, name) for name in ("firm", "buyer", "month", "amount", "invoiced_on")}
    save_sale(project, sale=corrected, data={**data, "paid_on": date(2025, 3, 30)}, actor=None)
    withdraw_sale(withdrawn, actor=None)
    undone = undo_sheet(batch, actor=cast.adviser)
    assert (undone.counts["undone"], undone.counts["refused"]) == (1, 2)
    assert set(ChainSale.objects.values_list("pk", flat=True)) == {corrected.pk, withdrawn.pk}
    assert set(batch.made.filter(state="refused").values_list("reason", flat=True)) == {"chain_undo_sale_changed"}
