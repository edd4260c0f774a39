"""The report as a workbook: numbers as numbers, what is not known as words, heads that stay."""

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from ...rules.figures import Figure, Portion
from ...rules.report import Report
from ..report.definitions import defined
from ..report.names import figure_name
from ..report.stated import check_lines, stated_lines
from ..report.tables import Table, tables_of
from ..report.values import plain, shown
from ..story import Story, story_of
from .paper import definition_rows, rounding, state_of
from .seal import Seal, sealed

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHADE = "#0B6B63"
FORMS = {"count": "#,##0", "hours": "#,##0.0", "percent": "0.0%", "ratio": "#,##0.00", "days": "#,##0.0"}
NO_SEAL = Seal()
WIDEST = 42
Cell = str | float | int | None


def report_xlsx(report: Report, language: str, seal: Seal = NO_SEAL) -> bytes:
    stream = io.BytesIO()
    with translation.override(language), xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        story = story_of(report)
        book.set_properties({"title": f"{story.title} · {story.scope}", "company": "Encadena"})
        _Sheets(book).fill(report, story, seal)
    return stream.getvalue()


class _Sheets:
    """The sheets of one workbook and their formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.head = book.add_format(
            {"bold": True, "font_color": "white", "bg_color": SHADE, "text_wrap": True, "valign": "top"}
        )
        self.title = book.add_format({"bold": True, "font_size": 15, "font_color": SHADE})
        self.prose = book.add_format({"text_wrap": True, "valign": "top"})
        self.faint = book.add_format({"italic": True, "font_color": "#4D5D6C", "align": "right"})
        self.forms = {form: book.add_format({"num_format": code}) for form, code in FORMS.items()}

    def fill(self, report: Report, story: Story, seal: Seal) -> None:
        self._summary(report, story, seal)
        for table in tables_of(report):
            self._breakdown(table)
        if report.stated:
            self._stated(report)
        if report.checks:
            self._checks(report)
        self._definitions(report)

    def _summary(self, report: Report, story: Story, seal: Seal) -> None:
        sheet = self.book.add_worksheet(_("Resumen"))
        sheet.set_column(0, 0, WIDEST)
        sheet.set_column(1, 10, 15)
        sheet.write_string(0, 0, story.title, self.title)
        lines = [
            story.scope,
            story.period,
            state_of(seal),
            *story.notes,
            *story.lead,
            *sealed(report, seal),
            rounding(),
        ]
        for row, text in enumerate(lines, start=1):
            sheet.merge_range(row, 0, row, 9, text, self.prose)
            sheet.set_row(row, 15 * (1 + len(text) // 150))
        start = len(lines) + 2
        self._heads(sheet, start, _summary_heads())
        for row, (code, figure) in enumerate(report.figures.items(), start=start + 1):
            self._figure(sheet, row, code, figure)

    def _figure(self, sheet: Worksheet, row: int, code: str, figure: Figure) -> None:
        told = shown(figure)
        sheet.write_string(row, 0, figure_name(code))
        self._cell(sheet, row, 1, plain(figure), _form(figure), told.value)
        sheet.write_string(row, 2, _unit(figure))
        if isinstance(figure, Portion):
            parts = (figure.of_known, figure.unreported, figure.low, figure.high)
            for column, value in enumerate(parts, start=3):
                self._cell(sheet, row, column, value, "percent", told.value if figure.hidden else "—")
            for column, count in enumerate((figure.yes, figure.known, figure.total), start=7):
                self._cell(sheet, row, column, count, "count", told.value)
        sheet.write_string(row, 10, told.note)
        sheet.write_string(row, 11, code)

    def _breakdown(self, table: Table) -> None:
        sheet = self._sheet(table.title, [table.heading, *(c.label for c in table.columns)])
        for row, line in enumerate(table.lines, start=1):
            sheet.write_string(row, 0, line.name)
            for column, cell in enumerate(line.cells, start=1):
                self._cell(sheet, row, column, cell.value, cell.column.form, cell.text)
        sheet.write_string(len(table.lines) + 2, 0, table.note)

    def _stated(self, report: Report) -> None:
        heads = [
            _("Qué se publicó"), _("Publicado"), _("Como se dijo"), _("Calculado"), _("¿Coincide?"), _("Unidad"),
            _("Territorio"), _("Período"), _("Base"), _("Qué no queda claro"), _("Fuente"),
        ]  # fmt: skip
        sheet = self._sheet(_("Cifras publicadas"), heads)
        for row, line in enumerate(stated_lines(report), start=1):
            one, words = line.stated, line.words
            self._row(sheet, row, [words.subject, one.value, line.said, one.computed, line.verdict, one.unit])
            tail = [one.territory, words.period, words.basis, words.ambiguity, words.source]
            self._row(sheet, row, tail, first=6)

    def _checks(self, report: Report) -> None:
        heads = [
            _("Qué"), _("Se espera"), _("Tolerancia"), _("Con lo publicado"), _("Resultado"), _("Con los registros"),
            _("Resultado"),
        ]  # fmt: skip
        sheet = self._sheet(_("Comprobaciones"), heads)
        for row, line in enumerate(check_lines(report), start=1):
            one = line.check
            cells: list[Cell] = [
                line.name,
                one.expected,
                one.tolerance,
                one.of_stated,
                line.stated_verdict,
                one.computed,
                line.verdict,
            ]
            self._row(sheet, row, cells)

    def _definitions(self, report: Report) -> None:
        found = defined(report)
        if not found:
            return
        sheet = self._sheet(
            _("Definiciones"), [_("Cifra"), _("Versión"), *(name for name, _text in definition_rows(found[0]))]
        )
        sheet.set_column(2, 7, WIDEST)
        for row, one in enumerate(found, start=1):
            sheet.write_string(row, 0, one.name, self.prose)
            sheet.write_number(row, 1, one.version)
            for column, (_name, text) in enumerate(definition_rows(one), start=2):
                sheet.write_string(row, column, text, self.prose)

    def _sheet(self, name: str, heads: Sequence[str]) -> Worksheet:
        sheet = self.book.add_worksheet(name[:31])
        self._heads(sheet, 0, heads)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, WIDEST)
        sheet.set_column(1, max(1, len(heads) - 1), 16)
        return sheet

    def _heads(self, sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
        for column, text in enumerate(heads):
            sheet.write_string(row, column, text, self.head)

    def _row(self, sheet: Worksheet, row: int, cells: Sequence[Cell], *, first: int = 0) -> None:
        for column, value in enumerate(cells, start=first):
            if isinstance(value, int | float):
                sheet.write_number(row, column, value)
            else:
                sheet.write_string(row, column, value or "—", None if value else self.faint)

    def _cell(self, sheet: Worksheet, row: int, column: int, value: float | None, form: str, text: str) -> None:
        """A number with its form; what is not known or is hidden in words, never as zero."""
        if value is None:
            sheet.write_string(row, column, text, self.faint)
        else:
            sheet.write_number(row, column, value, self.forms[form])


def _summary_heads() -> list[str]:
    return [
        _("Cifra"), _("Valor"), _("Unidad"), _("De las que informan"), _("Sin dato"), _("A lo menos"), _("A lo más"),
        _("Sí"), _("Se sabe de"), _("Total"), _("Nota"), _("Código"),
    ]  # fmt: skip


def _form(figure: Figure) -> str:
    forms = {"count": "count", "amount": "hours", "portion": "percent", "ratio": "ratio", "lasting": "days"}
    return {**forms, "money": "count"}[figure.kind]


def _unit(figure: Figure) -> str:
    names = {"count": _("cantidad"), "amount": _("horas"), "portion": _("parte de todas")}
    return {**names, "ratio": _("por cada uno"), "lasting": _("días, media"), "money": _("pesos")}[figure.kind]
