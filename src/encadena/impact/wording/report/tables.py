"""Breakdowns as tables: the same cells for the page, the paper and the spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.firms.choices import SizeBand
from encadena.ui import figures

from ...rules.figures import Amount, Figure, Lasting, Money, Portion
from ...rules.report import Breakdown, Report, Row
from .names import DIMENSIONS, HEADINGS, figure_name, row_name
from .values import hidden, plain, shown

LABELS = {
    "of_all": gettext_lazy("%(name)s, de todas"),
    "of_known": gettext_lazy("de las que informan"),
    "unreported": gettext_lazy("sin dato"),
    "low": gettext_lazy("a lo menos"),
    "high": gettext_lazy("a lo más"),
}
# Where there is no room for all: the lowest is the share of all, the highest adds the unreported to it.
PARTS: Mapping[str, Sequence[str]] = MappingProxyType({
    "chain_micro": ("of_all", "unreported"), "chain_female": ("of_all", "of_known", "unreported"),
    "round_meetings_held": ("of_all", "unreported"),
})  # fmt: skip
NOTHING = "—"  # where there is nothing to share
UNSIZED = str(int(SizeBand.NO_INFORMATION))
COUNT, HOURS, PERCENT, RATIO, DAYS = "count", "hours", "percent", "ratio", "days"
ORDERS = {
    "kind": gettext_lazy("Tipos de proyecto en su orden de siempre."),
    "region": gettext_lazy("Regiones de norte a sur."),
    "centre": gettext_lazy("Centros por orden alfabético: no es una clasificación."),
    "operator": gettext_lazy("Operadores por orden alfabético: no es una clasificación."),
    "band": gettext_lazy("Tramos de menor a mayor venta; lo que no se sabe, aparte."),
    "ownership": gettext_lazy("Lo que no se sabe, aparte."),
    "section": gettext_lazy("Rubros en el orden de la clasificación oficial."),
}


@dataclass(frozen=True)
class Column:
    """``part`` of a portion: ``of_all``, ``of_known``, ``unreported``, ``low`` or ``high``; empty for the others."""

    code: str
    label: str
    form: str
    part: str = ""


@dataclass(frozen=True)
class Cell:
    """``value`` is None where it is hidden or not known; then ``text`` says so."""

    text: str
    value: float | None
    column: Column


@dataclass(frozen=True)
class Line:
    key: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """``note`` says how rows are ordered and whether they add up."""

    dimension: str
    title: str
    heading: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str


def table_of(
    breakdown: Breakdown, *, codes: Sequence[str] = (), parts: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Table:
    """With ``codes`` only those figures, in their order; with ``parts`` of a portion only those of its numbers."""
    columns = tuple(_columns(breakdown, codes, parts))
    lines = tuple(
        Line(row.key, row_name(breakdown.dimension, row), tuple(_cell(row, c) for c in columns))
        for row in _in_order(breakdown)
    )
    name = breakdown.dimension
    return Table(name, str(DIMENSIONS[name]), str(HEADINGS[name]), columns, lines, _note(breakdown))


def tables_of(report: Report) -> list[Table]:
    return [table_of(breakdown) for breakdown in report.breakdowns if breakdown.rows]


def _in_order(breakdown: Breakdown) -> list[Row]:
    """As in the report; firms of unknown sales after the bands."""
    return sorted(breakdown.rows, key=lambda row: breakdown.dimension == "band" and row.key == UNSIZED)


def _columns(breakdown: Breakdown, codes: Sequence[str], parts: Mapping[str, Sequence[str]]) -> Iterator[Column]:
    figures_of_row = breakdown.rows[0].figures
    for code in codes or figures_of_row:
        match figures_of_row.get(code):
            case None:
                continue
            case Portion():
                yield from _shares(code, parts.get(code, tuple(LABELS)))
            case Money():
                yield Column(code, _("%(name)s, en pesos") % {"name": figure_name(code)}, COUNT)
            case figure:
                yield Column(code, figure_name(code, short=True), _form(figure))


def _shares(code: str, parts: Sequence[str]) -> Iterator[Column]:
    name = figure_name(code, short=True)
    for part in parts:
        yield Column(code, str(LABELS[part]) % {"name": name}, PERCENT, part)


def _form(figure: Figure) -> str:
    match figure:
        case Amount():
            return HOURS
        case Lasting():
            return DAYS
        case _:
            return RATIO if figure.kind == "ratio" else COUNT


def _cell(row: Row, column: Column) -> Cell:
    figure = row.figures.get(column.code)
    if isinstance(figure, Portion):
        value = getattr(figure, column.part)
        text = hidden() if figure.hidden else (NOTHING if value is None else figures.percent(value))
        return Cell(text, value, column)
    if figure is None:
        return Cell(NOTHING, None, column)
    if isinstance(figure, Amount) and figure.value is not None:
        return Cell(figures.number(plain(figure), 0), plain(figure), column)
    return Cell(shown(figure).value, plain(figure), column)


def _note(breakdown: Breakdown) -> str:
    order = str(ORDERS[breakdown.dimension])
    if not breakdown.overlaps:
        return order
    twice = _("Una misma empresa o cliente puede estar en varias filas: pueden sumar más que el total.")
    return f"{order} {twice}"
