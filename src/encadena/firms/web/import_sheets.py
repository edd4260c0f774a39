"""Spreadsheets that the import gives back: the file with its bad cells marked, and an empty one to fill in."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from ..actions.importing.mapping import rows_of
from ..choices import IssueLevel, RowOutcome
from ..models import Import, ImportIssue
from ..rules.sheets.reading import Cell, Row
from ..wording.imports import sentence

MOST_COMMENTS = 2_000
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_problems(batch: Import, *, everything: bool) -> IO[bytes]:
    """The rows as they came (all, or those that cannot be imported), bad cells in colour, reasons in a last column.

    Correct it and upload it again: the column of reasons is recognised and left out. Text stays text: a cell that
    begins like a formula is quoted, so that no program runs it. About 10 s per 100,000 rows.
    """
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        _Problems(batch, book).write(everything)
    file.seek(0)
    return file


class _Problems:
    def __init__(self, batch: Import, book: xlsxwriter.Workbook) -> None:
        self.batch = batch
        self.sheet = book.add_worksheet(
            (batch.sheet or _("Empresas")).translate({ord(c): " " for c in "[]:*?/\\'"})[:31]
        )
        self.plain = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "dd-mm-yyyy"})
        self.bad = book.add_format({"bg_color": "#f8d0c8", "quote_prefix": True})
        self.bad_day = book.add_format({"bg_color": "#f8d0c8", "num_format": "dd-mm-yyyy"})
        self.bold = book.add_format({"bold": True, "bg_color": "#e6eeee", "quote_prefix": True})
        self.wrap = book.add_format({"text_wrap": True})
        self.comments = 0

    def write(self, everything: bool) -> None:
        issues = _issues_by_row(self.batch)
        first, wanted = max(self.batch.heading_rows, default=1), _bad_rows(self.batch)
        reasons_at, line = len(self.batch.headings), 0
        for number, row in enumerate(rows_of(self.batch), 1):
            if number > first and not everything and number not in wanted:
                continue
            found = issues.get(number, [])
            self._row(
                line, row, {i.place for i in found if i.place is not None}, heading=number in self.batch.heading_rows
            )
            if number == first:
                self.sheet.write_string(line, reasons_at, _("Problemas (Encadena)"), self.bold)
                self.sheet.freeze_panes(line + 1, 0)
            elif found:
                self._reasons(line, reasons_at, found)
            line += 1
        self.sheet.set_column(0, max(reasons_at - 1, 0), 18)
        self.sheet.set_column(reasons_at, reasons_at, 70)

    def _row(self, line: int, row: Row, bad: set[int], *, heading: bool) -> None:
        for place, cell in enumerate(row[: len(self.batch.headings)]):
            self._cell(line, place, cell, place in bad, heading)
        for place in bad:
            if place >= len(row) or row[place] is None:
                self.sheet.write_blank(line, place, None, self.bad)

    def _cell(self, line: int, place: int, cell: Cell, bad: bool, heading: bool) -> None:
        style = self.bold if heading else self.bad if bad else None
        if cell is None:
            return
        if isinstance(cell, bool):
            self.sheet.write_boolean(line, place, cell, style)
        elif isinstance(cell, int | float):
            self.sheet.write_number(line, place, cell, style)
        elif isinstance(cell, date):
            self.sheet.write_datetime(line, place, cell, self.bad_day if bad else self.day)
        else:
            text = str(cell)
            quoted = self.plain if text[:1] in "=+-@\t\r" else None
            self.sheet.write_string(line, place, text[:32_000], style or quoted)

    def _reasons(self, line: int, at: int, issues: list[ImportIssue]) -> None:
        told = [(issue, sentence(issue.code, issue.params, issue.value)) for issue in issues]
        texts = [f"{issue.column}: {why}" if issue.column else why for issue, why in told]
        self.sheet.write_string(line, at, " · ".join(texts)[:32_000], self.wrap)
        for issue, why in told:
            if issue.place is not None and self.comments < MOST_COMMENTS:
                self.sheet.write_comment(line, issue.place, why, {"x_scale": 2})
                self.comments += 1


def _issues_by_row(batch: Import) -> dict[int, list[ImportIssue]]:
    found: dict[int, list[ImportIssue]] = defaultdict(list)
    for issue in batch.issues.filter(level=IssueLevel.ERROR).order_by("row", "place").iterator():
        found[issue.row].append(issue)
    return found


def _bad_rows(batch: Import) -> set[int]:
    rows = set(batch.issues.filter(level=IssueLevel.ERROR).values_list("row", flat=True))
    for changes in batch.rows.filter(outcome=RowOutcome.BAD).values_list("changes", flat=True).iterator():
        rows.update(changes.get("rows", ()))
    return rows


def write_template() -> IO[bytes]:
    """Headings that the import knows, and a second sheet that says what goes where."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e6eeee"})
        text = book.add_format({"num_format": "@"})
        sheet, help_sheet = book.add_worksheet(_("Empresas")), book.add_worksheet(_("Qué poner"))
        for place, (heading, what) in enumerate(_template_columns()):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, max(14, len(heading) + 2), text if "RUT" in heading else None)
            help_sheet.write_string(place + 1, 0, heading)
            help_sheet.write_string(place + 1, 1, what)
        help_sheet.write_string(0, 0, _("Columna"), bold)
        help_sheet.write_string(0, 1, _("Qué poner"), bold)
        help_sheet.set_column(0, 0, 28)
        help_sheet.set_column(1, 1, 90)
        sheet.freeze_panes(1, 0)
    file.seek(0)
    return file


def _template_columns() -> Iterator[tuple[str, str]]:
    yield (
        "RUT",
        _("Con o sin puntos, con dígito verificador. Vacío solo si el tipo es “Emprendimiento sin formalizar”."),
    )
    yield _("Razón social"), _("El nombre legal. Es lo único obligatorio para una empresa nueva, junto con el RUT.")
    yield _("Nombre de fantasía"), _("Si tiene.")
    yield _("Tipo"), _("Sociedad, Persona natural con giro, Cooperativa o Emprendimiento sin formalizar.")
    yield _("Comuna"), _("Nombre o código oficial.")
    yield _("Dirección"), _("Calle y número.")
    yield _("Correo"), _("Uno solo.")
    yield _("Teléfono"), _("9 dígitos, o con + y código de país.")
    yield _("Inicio de actividades"), _("Como 31-12-2025.")
    yield _("Actividad económica"), _("Código CIIU o nombre oficial.")
    yield (
        _("Ventas 2024"),
        _("Pesos del año, sin IVA. Vacío si no se sabe; 0 solo si no vendió. Cambia el año si es otro."),
    )
    yield _("RUT dueña o dueño"), _("Una fila por cada dueña o dueño; repite la empresa.")
    yield _("Nombre dueña o dueño"), _("Nombre completo.")
    yield _("Género dueña o dueño"), _("Mujer, Hombre u Otro. Vacío si no se sabe.")
    yield _("% participación"), _("De 0 a 100. Vacío si no se sabe.")
