"""Where a frozen report and the records of today differ, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.ui import figures

from ..planning.recounting import Comparison, Difference
from .report.names import DIMENSIONS, figure_name

MOST = 200
PARTS = {
    "value": gettext_lazy("valor"),
    "yes": gettext_lazy("sí"),
    "known": gettext_lazy("se sabe de"),
    "total": gettext_lazy("total"),
    "of_all": gettext_lazy("de todas"),
    "of_known": gettext_lazy("de las que informan"),
    "unreported": gettext_lazy("sin dato"),
    "low": gettext_lazy("a lo menos"),
    "high": gettext_lazy("a lo más"),
    "counted": gettext_lazy("registros contados"),
    "unknown": gettext_lazy("registros sin dato"),
    "mean": gettext_lazy("media"),
    "median": gettext_lazy("mediana"),
}
SHARES = {"of_all", "of_known", "unreported", "low", "high"}


@dataclass(frozen=True)
class DifferenceLine:
    where: str
    kept: str
    now: str
    redefined: bool


def difference_lines(compared: Comparison) -> list[DifferenceLine]:
    """The first ``MOST``, in the order of the report."""
    return [_line(one) for one in compared.differences[:MOST]]


def _line(one: Difference) -> DifferenceLine:
    part = one.address.rpartition(".")[2]
    return DifferenceLine(_where(one.address, part), _said(one.kept, part), _said(one.now, part), one.redefined)


def _where(address: str, part: str) -> str:
    before, mark, after = f".{address}".rpartition(".figures.")
    if not mark:
        return address
    name = figure_name(after.partition(".")[0])
    told = f"{name}, {PARTS[part]}" if part in PARTS else name
    row = before.removeprefix(".")
    return f"{told} ({_row(row)})" if row else told


def _row(address: str) -> str:
    """``breakdowns.kind.rows.local_chain`` → the dimension in words, then the row as it is kept."""
    steps = address.replace("[", ".").replace("]", "").split(".")
    dimension = next((str(DIMENSIONS[step]) for step in steps if step in DIMENSIONS), "")
    return f"{dimension}: {steps[-1]}" if dimension else address


def _said(value: object, part: str) -> str:
    match value:
        case None:
            return _("nada")
        case bool():
            return _("sí") if value else _("no")
        case int() | float():
            return figures.percent(value, 2) if part in SHARES else figures.number(value)
        case _:
            return str(value)[:80]
