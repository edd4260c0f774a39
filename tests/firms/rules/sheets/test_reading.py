from datetime import date
from pathlib import Path

import pytest
from tests.firms.spreadsheets import ods, text, xls, xlsx

from encadena.firms.rules.sheets.reading import read_rows, sheet_names
from encadena.kernel.errors import DomainError

ROWS = [["RUT", "Nombre", "Desde"], [None, None, None], ["1-9", "Ñuñoa, «Año»", date(2026, 3, 12)], ["2-7", 12.5, None]]


@pytest.mark.parametrize(
    ("kind", "content"), [("xlsx", xlsx(ROWS)), ("xls", xls(ROWS)), ("ods", ods(ROWS))], ids=["xlsx", "xls", "ods"]
)
def test_the_three_kinds_of_workbook_give_the_same_rows(tmp_path: Path, kind: str, content: bytes) -> None:
    path = tmp_path / "stored"
    path.write_bytes(content)
    rows = list(read_rows(path, kind, "Hoja1"))
    assert sheet_names(path, kind) == ["Hoja1"]
    assert [[cell for cell in row if cell is not None] for row in rows] == [
        ["RUT", "Nombre", "Desde"],
        [],
        ["1-9", "Ñuñoa, «Año»", date(2026, 3, 12)],
        ["2-7", 12.5],
    ]


def test_rows_keep_the_numbers_that_the_program_shows(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(xlsx([[], [], [None, "RUT"]]))
    assert list(read_rows(path, "xlsx", "Hoja1"))[2] == [None, "RUT"]


def test_a_formula_gives_the_value_it_had(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(xlsx([["RUT", "Total"], ["1-9", 42]], formulas={(1, 1): "=21*2"}))
    assert list(read_rows(path, "xlsx", "Hoja1"))[1] == ["1-9", 42.0]


def test_text_with_quotes_line_breaks_and_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(text([["RUT", "Nombre"], ["1-9", "Dos\nlíneas; y «comillas»"], ["", " "]]))
    assert list(read_rows(path, "csv", "")) == [["RUT", "Nombre"], ["1-9", "Dos\nlíneas; y «comillas»"], [None, None]]


def test_a_sheet_that_is_not_there_and_a_cut_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(xlsx(ROWS))
    with pytest.raises(DomainError, match="sheet_missing"):
        list(read_rows(path, "xlsx", "Otra"))
    path.write_bytes(xls(ROWS)[:1500])
    with pytest.raises(DomainError, match="file_damaged"):
        list(read_rows(path, "xls", "Hoja1"))
