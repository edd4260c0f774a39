"""Makes spreadsheets as people send them: every kind of file, tidy or messy."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt
from django.core.files.base import ContentFile
from tests.factories import a_rut

from encadena.accounts.models import User
from encadena.firms.actions import importing
from encadena.firms.models import Import
from encadena.network.models import Centre

Rows = Sequence[Sequence[Any]]
HEADINGS = ["RUT", "Razón social", "Comuna", "Correo", "Ventas 2024", "RUT dueña", "Dueña", "Género", "Participación"]
_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}'
    "</office:spreadsheet></office:body></office:document-content>"
)


def dotted(rut: str) -> str:
    """12345678K → 12.345.678-K"""
    return f"{int(rut[:-1]):,}".replace(",", ".") + f"-{rut[-1]}"


def xlsx(sheets: dict[str, Rows] | Rows, formulas: dict[tuple[int, int], str] | None = None) -> bytes:
    """``formulas`` maps (row, column) to a formula; the cell's value is what it gave when it was saved."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in (sheets if isinstance(sheets, dict) else {"Hoja1": sheets}).items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if formulas and (r, c) in formulas:
                    sheet.write_formula(r, c, formulas[r, c], None, cell)
                elif isinstance(cell, date | datetime):
                    sheet.write_datetime(r, c, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.close()
    return buffer.getvalue()


def xls(rows: Rows) -> bytes:
    book, buffer = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Hoja1")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is not None:
                sheet.write(
                    r,
                    c,
                    cell,
                    xlwt.easyxf(num_format_str="DD/MM/YYYY") if isinstance(cell, date) else xlwt.Style.default_style,
                )
    book.save(buffer)
    return buffer.getvalue()


def ods(rows: Rows, extra: str = "", manifest: str = "") -> bytes:
    body = "".join(f"<table:table-row>{''.join(_ods_cell(cell) for cell in row)}</table:table-row>" for row in rows)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
        archive.writestr("content.xml", _ODS.format(f'<table:table table:name="Hoja1">{body}{extra}</table:table>'))
    return buffer.getvalue()


def _ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value={quoteattr(cell.isoformat()[:10])}/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'


def text(rows: Rows, delimiter: str = ";", encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=newline)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return buffer.getvalue().encode(encoding, "replace")


def some_rows(count: int = 3, start: int = 77_000_000) -> list[list[Any]]:
    """Tidy rows under ``HEADINGS``, each with a firm and its only owner."""
    return [
        [dotted(a_rut(start + n)), f"Empresa Número {n} SpA", "Concepción", f"hola{n}@numero{n}.cl", 50_000_000 + n,
         dotted(a_rut(9_000_000 + start % 1_000_000 + n)), f"Ana Pérez {n}", "Mujer", 100]
        for n in range(count)
    ]  # fmt: skip


def received(
    content: bytes, centre: Centre | None, actor: User | None, name: str = "empresas.xlsx", **more: Any
) -> Import:
    return importing.receive_file(upload=ContentFile(content), name=name, centre=centre, actor=actor, **more)


def checked(
    content: bytes, centre: Centre | None, actor: User | None, name: str = "empresas.xlsx", **more: Any
) -> Import:
    """Uploaded, with the columns as proposed, and compared with the register."""
    batch = received(content, centre, actor, name, **more)
    importing.set_columns(batch, fields={int(p): f for p, f in batch.fields.items()}, actor=actor)
    return importing.check_import(batch, actor=actor)


def applied(
    content: bytes, centre: Centre | None, actor: User | None, name: str = "empresas.xlsx", only_good_rows: bool = False
) -> Import:
    return importing.apply_import(checked(content, centre, actor, name), only_good_rows=only_good_rows, actor=actor)


def issues_of(batch: Import) -> list[tuple[int, str, str]]:
    return [(i.row, i.column, i.code) for i in batch.issues.order_by("row", "place", "id")]
