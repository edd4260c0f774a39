"""Rows as a spreadsheet: constant memory, bounded, no cell that a program could take for a formula."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from encadena.ui import figures

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "dd-mm-yyyy",
}


def write_rows(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, limit: int) -> IO[bytes]:
    """One sheet below its headings; says so when the rows reach ``limit``. The caller closes the file."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True, "bg_color": "#e6eeee"})
        sheet.set_column(0, len(headings) - 1, 20)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, headings, bold)
        written = 0
        for written, row in enumerate(rows, start=1):
            sheet.write_row(written, 0, row)
        sheet.autofilter(0, 0, max(written, 1), len(headings) - 1)
        if written >= limit:
            note = _("La planilla llega hasta %(limit)s filas. Filtra la lista para bajar el resto.")
            sheet.write(written + 1, 0, note % {"limit": figures.number(limit)}, bold)
    file.seek(0)
    return file
