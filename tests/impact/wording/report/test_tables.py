"""Breakdowns as tables: every cell as it is read and as a number."""

from encadena.impact.wording.report.tables import COUNT, HOURS, PERCENT, table_of, tables_of
from tests.impact.reports import a_report


def _kinds(*codes: str, public: bool = False):  # noqa: ANN202
    return table_of(a_report(public=public).breakdowns[0], codes=codes)


def test_a_share_becomes_its_four_numbers() -> None:
    table = _kinds("chain_firms", "chain_female")
    assert [c.label for c in table.columns] == [
        "Empresas",
        "De mujeres, de todas",
        "de las que informan",
        "sin dato",
        "a lo menos",
        "a lo más",
    ]
    assert [c.form for c in table.columns] == [COUNT, *[PERCENT] * 5]
    first = table.lines[0]
    assert (first.key, first.name) == ("local_chain", "Cadena productiva local")
    assert [cell.text.replace("\u00a0", " ") for cell in first.cells] == [
        "1.010",
        "45,0 %",
        "56,3 %",
        "20,0 %",
        "45,0 %",
        "65,0 %",
    ]
    assert first.cells[0].value == 1010


def test_minutes_are_read_as_hours() -> None:
    table = _kinds("hours")
    assert table.columns[0].form == HOURS
    assert (table.lines[0].cells[0].text, table.lines[0].cells[0].value) == ("4.444", 4444.0)


def test_what_is_hidden_is_said_and_is_no_number() -> None:
    cells = _kinds("chain_firms", "chain_female", public=True).lines[-1].cells
    assert {cell.text for cell in cells} == {"reservado"}
    assert {cell.value for cell in cells} == {None}


def test_a_figure_that_the_rows_do_not_have_gets_no_column() -> None:
    assert _kinds("clients_served", "projects").columns[0].code == "projects"


def test_rows_that_overlap_say_that_they_add_up_to_more() -> None:
    kinds, _regions, bands, _owned = tables_of(a_report())
    assert "pueden sumar más que el total" in kinds.note
    assert bands.note == "Tramos de menor a mayor venta; lo que no se sabe, aparte."
