"""A small spreadsheet of any kind, or a clear refusal."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from encadena.catalogs import errors
from encadena.catalogs.rules import sheet
from encadena.catalogs.rules.sheet import cells_of
from encadena.kernel.errors import DomainError


def _xlsx(rows: list[list[object]]) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_is_split_by_the_separator_it_uses(delimiter: str) -> None:
    text = f"Fecha{delimiter}Valor\r\n2025-12-31{delimiter}39727.96\r\n"
    assert cells_of(text.encode("utf-8-sig")) == [["Fecha", "Valor"], ["2025-12-31", "39727.96"]]


def test_a_decimal_comma_is_no_separator_beside_a_semicolon() -> None:
    assert cells_of(b"31-12-2025;39.727,96") == [["31-12-2025", "39.727,96"]]


def test_the_letters_of_an_old_windows_file_are_read() -> None:
    assert cells_of("Día;Valor\n".encode("cp1252")) == [["Día", "Valor"]]


def test_rows_keep_their_number_in_a_book_that_begins_lower() -> None:
    rows = cells_of(_xlsx([[], [], ["Fecha", "Valor"], ["2025-12-31", 39727.96]]))
    assert rows[2:] == [["Fecha", "Valor"], ["2025-12-31", 39727.96]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", errors.FILE_EMPTY),
        (b"  \r\n ", errors.FILE_EMPTY),
        (b"a;b\n" * 30_000, errors.FILE_TOO_MANY_ROWS),
        (b"x" * (sheet.MAX_BYTES + 1), errors.FILE_TOO_LARGE),
        (b"PK\x03\x04 not a book", errors.FILE_UNREADABLE),
        (b"\xd0\xcf\x11\xe0 neither", errors.FILE_UNREADABLE),
        (b"\x89PNG\x00\x01", errors.FILE_UNREADABLE),
        (_xlsx([["a"]])[:-200], errors.FILE_UNREADABLE),
    ],
    ids=["nothing", "blank", "rows", "bytes", "zip", "ole", "picture", "truncated"],
)
def test_a_file_that_cannot_be_used_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        cells_of(content)
    assert refused.value.code == code


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (sheet.MAX_UNPACKED + 1))
    monkeypatch.setattr(sheet, "CalamineWorkbook", None)  # opening it would fail loudly
    with pytest.raises(DomainError) as refused:
        cells_of(buffer.getvalue())
    assert refused.value.code == errors.FILE_TOO_LARGE


def test_a_cell_far_away_is_refused_before_room_is_made_for_it() -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Fecha")
        page.write(0, 5000, "Valor")
    with pytest.raises(DomainError) as refused:
        cells_of(buffer.getvalue())
    assert refused.value.code == errors.FILE_TOO_MANY_ROWS
