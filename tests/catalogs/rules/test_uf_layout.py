"""Where dates and values are found in the files that people have."""

from datetime import date

import pytest

from encadena.catalogs import errors
from encadena.catalogs.rules.uf_layout import places_of
from encadena.kernel.errors import DomainError

MONTHS = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"]


def _pairs(rows: list[list[object]]) -> list[tuple[int, object, object]]:
    return [(place.row, place.date_cell, place.value_cell) for place in places_of(rows)]


def test_the_file_of_the_central_bank_is_understood() -> None:
    rows: list[list[object]] = [
        ["Unidad de fomento"],
        ["Periodo", "1.Unidad de fomento (UF)"],
        ["31.Dic.2025", 39727.96],
    ]
    assert _pairs(rows) == [(3, "31.Dic.2025", 39727.96)]


def test_a_heading_that_names_both_is_the_date() -> None:
    assert _pairs([["Fecha UF", "Valor"], ["31-12-2025", "1"]]) == [(2, "31-12-2025", "1")]


def test_the_yearly_grid_is_read_by_month_and_day() -> None:
    grid: list[list[object]] = [["UF 2024"], ["Día", *MONTHS], [1, "36.797,64", "36.727,14"], ["31", "36.733,04"]]
    assert _pairs(grid) == [
        (3, "1-1-2024", "36.797,64"),
        (3, "1-2-2024", "36.727,14"),
        (4, "31-1-2024", "36.733,04"),
    ]


def test_a_day_that_a_month_has_not_keeps_its_cell() -> None:
    place = places_of([["2024"], ["Día", *MONTHS], [30, "", "36.856,50"]])[0]
    assert (place.date_cell, place.value_column) == ("30-2-2024", 2)


def test_a_grid_without_its_year_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        places_of([["Día", *MONTHS], [1, "36.797,64"]])
    assert refused.value.code == errors.FILE_NO_COLUMNS


def test_rows_that_say_nothing_are_passed_over() -> None:
    rows: list[list[object]] = [["Fecha", "Valor"], ["", None], [date(2025, 12, 31), 1.0], [], [" ", ""]]
    assert _pairs(rows) == [(3, date(2025, 12, 31), 1.0)]
