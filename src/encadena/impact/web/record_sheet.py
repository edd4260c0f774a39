"""Records as a spreadsheet: constant memory, bounded, no cell that a program could take for a formula."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from encadena.ui import figures

from ..wording.records import Line

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "dd-mm-yyyy",
}


def write_lines(title: str, headings: Sequence[str], lines: Iterable[Line], *, limit: int) -> IO[bytes]:
    """One sheet below its headings; says so when the lines reach ``limit``. The caller closes the file."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet(_("Registros"))
        bold = book.add_format({"bold": True, "bg_color": "#e6eeee"})
        sheet.set_column(0, len(headings) - 1, 30)
        sheet.freeze_panes(2, 1)
        sheet.write(0, 0, title, bold)
        sheet.write_row(1, 0, headings, bold)
        written = 0
        for written, line in enumerate(lines, start=1):
            sheet.write_row(written + 1, 0, [line.name, line.detail, line.place, line.on][: len(headings)])
        if written >= limit:
            note = _("La planilla llega hasta %(limit)s filas. Filtra la lista para bajar el resto.")
            sheet.write(written + 2, 0, note % {"limit": figures.number(limit)}, bold)
    file.seek(0)
    return file
