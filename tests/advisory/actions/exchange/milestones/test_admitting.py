import pytest

from encadena.advisory.actions.exchange import apply_sheet
from encadena.advisory.actions.milestone import verify_milestone
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import Baseline, Milestone, SheetImport
from tests.advisory.makers import a_baseline, a_client, a_document, a_milestone
from tests.advisory.sheets import codes, sheet_of
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db
Row = dict[str, object]


def sheet(cast: Cast, *rows: Row) -> SheetImport:
    return sheet_of(SheetSubject.MILESTONES, cast.centre, cast.adviser, rows)


def finance(rut: str | None, **cells: object) -> Row:
    usual: Row = {"Fecha": "05-05-2025", "RUT cliente": rut or "", "Hito": "Financiamiento obtenido",
                  "Qué cambió": "Crédito para un horno", "Monto": "2.000.000", "Moneda": "CLP"}  # fmt: skip
    return usual | cells


def sales(rut: str | None, **cells: object) -> Row:
    usual: Row = {"Fecha": "05-05-2025", "RUT cliente": rut or "", "Hito": "Aumento de ventas", "Qué cambió": "Más pan",
                  "Línea base": "1000000", "Año línea base": "2023", "Valor después": "1.500.000,50"}  # fmt: skip
    return usual | cells


def test_every_bad_cell_is_told_with_its_row_and_column(cast: Cast) -> None:
    rut = a_client(cast.centre, cast.adviser, cast.firm).firm.rut
    batch = sheet(
        cast,
        finance(rut),
        finance(rut, Hito="ascenso", Moneda="perros", Fecha="31-02-2025"),
        finance(rut, Monto="", Fecha="06-05-2025"),
        finance(rut, Moneda="", Fecha="07-05-2025"),
        finance(rut, **{"Valor después": "4", "Fecha": "08-05-2025"}),
        finance(rut, Fecha="09-05-2023"),
        finance(rut, Evidencia="Factura", Fecha="10-05-2025"),
        sales(rut, **{"Año línea base": ""}),
        sales(rut, **{"Línea base": "", "Fecha": "11-05-2025"}),
        sales(rut, **{"Valor después": "900000", "Fecha": "12-05-2025"}),
        finance(rut, Hito="Empleos creados", Monto="", Moneda=""),
        finance(rut, **{"En sus palabras": "Gracias", "Fecha": "13-05-2025"}),
        finance(rut, **{"Declaración del cliente": "En parte", "Cómo lo dijo": "En su portal", "Fecha": "14-05-2025"}),
    )
    assert [(row, column, code) for row, column, code in codes(batch)] == [
        (3, "Fecha", "date_invalid"),
        (3, "Hito", "row_kind_unknown"),
        (3, "Moneda", "row_currency_unknown"),
        (4, "Monto", "milestone_amount_missing"),
        (5, "Moneda", "row_currency_missing"),
        (6, "Valor después", "row_not_of_kind"),
        (7, "Fecha", "milestone_before_client"),
        (8, "Evidencia", "row_document_unknown"),
        (9, "Año línea base", "row_baseline_year_missing"),
        (10, "Línea base", "baseline_missing"),
        (11, "Valor después", "milestone_no_change"),
        (12, "Valor después", "milestone_amount_missing"),
        (13, "Declaración del cliente", "row_attribution_missing"),
        (14, "Cómo lo dijo", "row_source_portal"),
    ]
    assert (batch.counts["new"], batch.counts["bad_rows"], Milestone.objects.count()) == (1, 12, 0)


def test_the_baseline_of_the_register_is_used_and_never_changed(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    base = a_baseline(client, "sales", 1_200_000, year=2024)
    other = sheet(cast, sales(client.firm.rut))
    assert codes(other) == [(2, "Línea base", "row_baseline_differs")]
    batch = sheet(cast, sales(client.firm.rut, **{"Línea base": "", "Año línea base": ""}))
    apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    milestone = Milestone.objects.get()
    assert (milestone.baseline, str(milestone.change)) == (base, "300000.50")
    assert Baseline.objects.count() == 1


def test_two_rows_of_one_file_share_the_baseline_that_the_first_fixes(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    later = sales(client.firm.rut, Fecha="05-06-2025", **{"Valor después": "2000000"})
    batch = sheet(cast, later, sales(client.firm.rut))
    assert (codes(batch), batch.counts["baselines"], batch.counts["new"]) == ([], 1, 2)
    apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert Baseline.objects.get().milestones.count() == 2


def test_one_job_is_counted_once_in_the_file_and_in_the_register(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_baseline(client, "jobs", 2)
    a_milestone(client, kind="jobs_created", after=3, jobs=("Panadera – Rosa M.",))
    row = {"Fecha": "05-05-2025", "RUT cliente": client.firm.rut or "", "Qué cambió": "Más gente", "Valor después": "4"}
    batch = sheet(
        cast,
        row | {"Hito": "Empleos creados", "Puestos": "panadera - ROSA M"},
        row | {"Hito": "Empleos creados", "Puestos": "Vendedor: Luis"},
        row | {"Hito": "Empleos conservados", "Puestos": "vendedor luis"},
    )
    assert codes(batch) == [(2, "Puestos", "job_twice"), (4, "Puestos", "job_twice")]


def test_evidence_is_found_by_number_or_title_and_only_in_the_firms_own_folder(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    paper, theirs = a_document(cast.firm, title="Balance 2024"), a_document(a_firm(cast.centre), title="De otra")
    one, two = a_document(cast.firm, title="Factura"), a_document(cast.firm, title="Factura")
    assert one.pk != two.pk
    batch = sheet(
        cast,
        finance(client.firm.rut, Evidencia=f"N° {one.pk} Factura; balance 2024"),
        finance(client.firm.rut, Evidencia="Factura", Fecha="06-05-2025"),
        finance(client.firm.rut, Evidencia=str(theirs.pk), Fecha="07-05-2025"),
    )
    assert codes(batch) == [(3, "Evidencia", "row_document_unclear"), (4, "Evidencia", "row_document_unknown")]
    apply_sheet(batch, only_good_rows=True, actor=cast.adviser)
    assert set(Milestone.objects.get().documents.all()) == {paper, one}


def test_a_verified_milestone_stays_untouched_and_the_row_is_told_so(cast: Cast) -> None:
    milestone = a_milestone(a_client(cast.centre, cast.adviser, cast.firm))
    verify_milestone(milestone, note="", actor=cast.head)
    row = finance(cast.firm.rut, Monto="9", **{"Id externo": str(milestone.key)})
    batch = apply_sheet(sheet(cast, row), only_good_rows=False, actor=cast.adviser)
    milestone.refresh_from_db()
    assert codes(batch) == [(2, "", "row_verified")]
    assert (milestone.state, str(milestone.amount), Milestone.objects.count()) == ("verified", "2000000.00", 1)


def test_what_looks_like_a_milestone_that_is_there_is_a_warning(cast: Cast) -> None:
    milestone = a_milestone(a_client(cast.centre, cast.adviser, cast.firm))
    batch = sheet(cast, finance(cast.firm.rut, Fecha=f"{milestone.on:%d-%m-%Y}"))
    assert (codes(batch), batch.counts["new"]) == ([(2, "", "row_looks_like")], 1)


def test_a_firm_is_formalised_once(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    row = finance(client.firm.rut, Hito="Formalización", Monto="", Moneda="")
    assert codes(sheet(cast, row, row | {"Fecha": "06-05-2025"})) == [(3, "Hito", "milestone_already_formal")]


def test_the_rivals_client_is_nobody_here(cast: Cast) -> None:
    theirs = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    assert codes(sheet(cast, finance(theirs.firm.rut))) == [(2, "RUT cliente", "row_client_unknown")]


@pytest.mark.parametrize("rows", [1, 3])
def test_checking_takes_the_same_number_of_queries_for_one_row_and_three(
    cast: Cast, rows: int, django_assert_num_queries: object
) -> None:
    clients = [a_client(cast.centre, cast.adviser, a_firm(cast.centre)) for _n in range(rows)]
    with django_assert_num_queries(25):  # type: ignore[operator]
        sheet(cast, *[sales(client.firm.rut) for client in clients])
