"""The workbook: numbers are numbers, what is not known is said."""

import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from encadena.impact.rules.definitions import used
from encadena.impact.rules.report import Report
from encadena.impact.wording.documents.report_xlsx import report_xlsx
from tests.impact.reports import a_report, an_empty_report


def _book(report: Report | None = None, language: str = "es") -> CalamineWorkbook:
    whole = report or a_report(definitions=used())
    return CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(whole, language)))


def _rows(name: str, report: Report | None = None) -> list[list[object]]:
    return _book(report).get_sheet_by_name(name).to_python()


def test_there_is_a_sheet_for_everything() -> None:
    assert _book().sheet_names == [
        "Resumen",
        "Por tipo de proyecto",
        "Por región",
        "Por tramo de ventas",
        "Por propiedad femenina",
        "Cifras publicadas",
        "Comprobaciones",
        "Definiciones",
    ]


def test_in_english_all_of_it_is_english() -> None:
    assert _book(language="en").sheet_names[0] == "Summary"
    assert "By region" in _book(language="en").sheet_names


def test_the_summary_has_each_figure_as_a_number_with_the_four_of_a_share() -> None:
    rows = {row[-1]: row for row in _rows("Resumen")}
    assert rows["projects"][1] == 147
    female = rows["chain_female"]
    assert [round(float(str(value)), 3) for value in female[1:2] + female[3:7]] == [0.48, 0.61, 0.213, 0.48, 0.693]
    assert female[7:10] == [953, 1563, 1987]
    assert rows["hours"][1] == pytest.approx(100_205.8, abs=0.1)


def test_a_breakdown_has_numbers_that_can_be_added_and_says_whether_to_add_them() -> None:
    rows = _rows("Por tipo de proyecto")
    assert rows[0][:3] == ["Tipo de proyecto", "Proyectos", "Alianzas"]
    assert [row[1] for row in rows[1:5]] == [72, 38, 26, 11]
    assert "pueden sumar más que el total" in str(rows[-1][0])


def test_what_is_hidden_is_a_word_and_not_a_zero() -> None:
    rows = _rows("Por tipo de proyecto", a_report(public=True))
    assert "reservado" in rows[4]
    assert 0 not in rows[4]


def test_published_figures_keep_how_they_were_said() -> None:
    rows = _rows("Cifras publicadas")
    alliances = next(row for row in rows if row[1] == 2000)
    assert alliances[2:5] == ["cerca de 2.000", 2013, "Coincide"]


def test_a_name_that_begins_like_a_formula_stays_a_name() -> None:
    whole = a_report()
    regions = whole.breakdowns[1]
    evil = replace(regions, rows=(replace(regions.rows[0], name='=HYPERLINK("x")'),))
    rows = _rows("Por región", replace(whole, breakdowns=(evil,)))
    assert rows[1][0] == '=HYPERLINK("x")'


def test_an_empty_year_is_a_workbook_too() -> None:
    assert _book(an_empty_report()).sheet_names == ["Resumen", "Definiciones"]
