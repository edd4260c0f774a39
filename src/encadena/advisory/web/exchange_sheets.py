"""Spreadsheets that the exchange gives back: rows to correct with their reasons, and an empty one to fill in."""

from collections import defaultdict
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from encadena.firms.actions.importing.mapping import rows_of
from encadena.firms.rules.sheets.reading import Cell, Row

from ..choices import SheetSubject
from ..models import SheetImport, SheetIssue
from ..wording.exchange import FIELDS, sentence
from .exchange_headings import headings_of, lists_of

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_bad_rows(batch: SheetImport) -> IO[bytes]:
    """The rows that cannot be imported, as they came, bad cells in colour, the reasons in a last column.

    Correct it and upload it again: the column of reasons is left out. Raises ``file_gone``.
    """
    issues: dict[int, list[SheetIssue]] = defaultdict(list)
    for issue in batch.issues.filter(warning=False):
        issues[issue.row].append(issue)
    rows = rows_of(batch)
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet(_("Por corregir"))
        bold = book.add_format({"bold": True, "bg_color": "#e6eeee"})
        marked = [book.add_format({"bg_color": "#f8d0c8", "num_format": "dd-mm-yyyy"}), book.add_format()]
        marked[1].set_num_format("dd-mm-yyyy")
        at, line = len(batch.headings), 1
        sheet.write_row(0, 0, [*batch.headings, _("Problemas (Encadena)")], bold)
        for number, row in enumerate(rows, 1):
            if found := issues.get(number):
                _write(sheet, line, row[:at], {issue.place for issue in found}, marked)
                told = (sentence(issue.code, issue.params, issue.value) for issue in found)
                sheet.write_string(line, at, " · ".join(told)[:32_000])
                line += 1
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(at - 1, 0), 18)
        sheet.set_column(at, at, 90)
    file.seek(0)
    return file


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    line: int,
    row: Row,
    bad: set[int | None],
    marked: list[xlsxwriter.format.Format],
) -> None:
    for place in range(max(len(row), *(at + 1 for at in bad if at is not None), 0)):
        cell: Cell = row[place] if place < len(row) else None
        style = marked[0] if place in bad else marked[1]
        if cell is None:
            sheet.write_blank(line, place, None, style)
        elif isinstance(cell, bool | int | float | date):
            sheet.write(line, place, cell, style)
        else:
            sheet.write_string(line, place, str(cell)[:32_000], style)


def write_template(subject: str) -> IO[bytes]:
    """Headings that the import knows, and a second sheet with what a cell may hold."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold, text = book.add_format({"bold": True, "bg_color": "#e6eeee"}), book.add_format({"num_format": "@"})
        sheet, known = book.add_worksheet(str(SheetSubject(subject).label)), book.add_worksheet(_("Qué poner"))
        for place, (field, heading) in enumerate(headings_of(subject).items()):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, max(14, len(heading) + 2), text)
            known.write_string(place + 1, 0, heading)
            known.write_string(place + 1, 1, str(FIELDS[subject][field]))
        known.write_row(0, 0, [_("Columna"), _("Qué poner")], bold)
        for place, (heading, values) in enumerate(lists_of(subject).items(), 2):
            known.write_string(0, place, heading, bold)
            known.write_column(1, place, values)
        known.set_column(0, 6, 34)
        sheet.freeze_panes(1, 0)
    file.seek(0)
    return file
