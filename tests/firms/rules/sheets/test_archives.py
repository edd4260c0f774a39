import io
import zipfile
from pathlib import Path

import xlsxwriter
from tests.firms.spreadsheets import ods, xlsx

from encadena.firms.rules.sheets.archives import check_archive
from encadena.kernel.errors import DomainError

CELL = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
EMPTY_REST = (
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def refusal(tmp_path: Path, content: bytes, kind: str = "xlsx") -> str | None:
    path = tmp_path / "stored"
    path.write_bytes(content)
    try:
        check_archive(path, kind)
    except DomainError as error:
        return error.code
    return None


def with_entry(content: bytes, name: str, data: bytes) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def far_cell(row: int, column: int) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "RUT")
        sheet.write(row, column, "x")
    return buffer.getvalue()


def test_ordinary_workbooks_pass(tmp_path: Path) -> None:
    assert refusal(tmp_path, xlsx([["RUT", "Nombre"], ["1-9", "Ana"]])) is None
    assert refusal(tmp_path, ods([["RUT"], ["1-9"]], extra=EMPTY_REST), "ods") is None


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, with_entry(xlsx([["RUT"]]), "xl/media/image1.png", b"\0" * 60_000_000)) == "file_bomb"


def test_a_cell_at_the_far_end_of_the_sheet_is_refused_before_a_reader_makes_room_for_it(tmp_path: Path) -> None:
    assert refusal(tmp_path, far_cell(1_048_575, 0)) == "file_too_many_rows"
    assert refusal(tmp_path, far_cell(3, 16_383)) == "file_too_many_columns"
    assert refusal(tmp_path, far_cell(190_000, 200)) == "file_too_many_rows"


def test_repeated_cells_of_an_open_document_are_counted_as_written_out(tmp_path: Path) -> None:
    rows = f'<table:table-row table:number-rows-repeated="900000">{CELL}</table:table-row>'
    wide = f'<table:table-row><table:table-cell table:number-columns-repeated="9000"/>{CELL}</table:table-row>'
    assert refusal(tmp_path, ods([["RUT"]], extra=rows), "ods") == "file_too_many_rows"
    assert (
        refusal(tmp_path, ods([["RUT"]], extra=EMPTY_REST + f"<table:table-row>{CELL}</table:table-row>"), "ods")
        == "file_too_many_rows"
    )
    assert refusal(tmp_path, ods([["RUT"]], extra=wide), "ods") == "file_too_many_columns"


def test_entities_that_unfold_are_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", bomb)
    assert refusal(tmp_path, buffer.getvalue(), "ods") == "file_bomb"


def test_a_broken_entry_is_damage(tmp_path: Path) -> None:
    content = bytearray(xlsx([["RUT", "Nombre"], *[["1-9", f"Ana {n}"] for n in range(200)]]))
    place = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[place : place + 40] = b"\xff" * 40
    assert refusal(tmp_path, bytes(content)) == "file_damaged"
