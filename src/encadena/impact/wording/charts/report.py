"""The pictures of a report; one without anything to show is left out."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from encadena.ui import figures

from ...choices import UNKNOWN_PLACE
from ...rules.figures import Amount, Count, Portion
from ...rules.report import Breakdown, Report, Row
from ..report.names import figure_name, row_name
from ..report.reading import breakdown
from ..report.tables import UNSIZED
from ..report.values import hidden, hours_of, plain, shown
from . import specs
from .chart import Bar, Chart
from .duration import duration
from .shares import female_by_kind, linked_and_all
from .words import heading_of, spoken


def charts_of(report: Report) -> dict[str, Chart]:
    makers: Sequence[Callable[[Report], Chart | None]] = (
        projects_by_kind,
        duration,
        projects_by_region,
        firms_by_band,
        female_by_kind,
        linked_and_all,
        sessions_by_region,
        hours_by_region,
        meetings_by_region,
    )
    found = [chart for make in makers if (chart := make(report))]
    return {chart.key: chart for chart in found}


def projects_by_kind(report: Report) -> Chart | None:
    by_kind = breakdown(report, "kind")
    if by_kind is None:
        return None
    kinds = [row for row in by_kind.rows if row.key != UNKNOWN_PLACE]
    rows = sorted(kinds, key=lambda row: -(plain(row.figures.get("projects")) or 0))
    note = _("De más a menos proyectos.")
    return _counted("projects_by_kind", _("Proyectos por tipo"), rows, by_kind, "projects", _("proyectos"), note)


def projects_by_region(report: Report) -> Chart | None:
    title, note = _("Proyectos por región"), _("De norte a sur.")
    return _by_region(report, "projects_by_region", title, "projects", _("proyectos"), note)


def sessions_by_region(report: Report) -> Chart | None:
    return _parts(report, "sessions", "sessions_linked", _("Sesiones por región"), _("sesiones"))


def hours_by_region(report: Report) -> Chart | None:
    return _parts(report, "hours", "hours_linked", _("Horas de asesoría por región"), _("horas"))


def meetings_by_region(report: Report) -> Chart | None:
    title, note = _("Reuniones de negocios por región de la empresa"), _("De norte a sur.")
    return _by_region(report, "meetings_by_region", title, "round_meetings", _("reuniones"), note)


def firms_by_band(report: Report) -> Chart | None:
    by_band = breakdown(report, "band")
    if by_band is None:
        return None
    rows = _up_to_the_largest(by_band.rows)
    note = _(
        "De menor a mayor venta, hasta el último tramo con empresas; al final, aparte, las que no informan ventas."
    )
    title = _("Empresas de los proyectos por tramo de ventas")
    return _counted("firms_by_band", title, rows, by_band, "chain_firms", _("empresas"), note)


def _up_to_the_largest(rows: Sequence[Row]) -> list[Row]:
    """Bands from low to high, those above the last that has firms left out; the unknown at the end."""
    sized = sorted((row for row in rows if row.key != UNSIZED), key=lambda row: int(row.key))
    last = max((n for n, row in enumerate(sized) if plain(row.figures.get("chain_firms")) != 0), default=-1)
    return [*sized[: last + 1], *(row for row in rows if row.key == UNSIZED)]


def _by_region(report: Report, key: str, title: str, code: str, unit: str, note: str) -> Chart | None:
    by_region = breakdown(report, "region")
    return None if by_region is None else _counted(key, title, by_region.rows, by_region, code, unit, note)


def _counted(key: str, title: str, rows: Sequence[Row], of: Breakdown, code: str, unit: str, note: str) -> Chart | None:
    drawn = [_bar(of.dimension, row, code) for row in rows if code in row.figures and not _idle(row, code)]
    if not any(bar.value for bar in drawn):
        return None
    return Chart(
        key=key,
        title=title,
        spec=specs.bars(drawn, unit=unit),
        text=spoken(title, [(bar.name, bar.label) for bar in drawn]),
        note=note,
        columns=(heading_of(of), figure_name(code, short=True)),
        rows=tuple((bar.name, bar.label) for bar in drawn),
    )


def _idle(row: Row, code: str) -> bool:
    """A row for what has no place, and nothing in it."""
    return row.key == UNKNOWN_PLACE and plain(row.figures[code]) == 0


def _bar(dimension: str, row: Row, code: str) -> Bar:
    figure = row.figures[code]
    tone = "unknown" if dimension == "band" and row.key == UNSIZED else "main"
    return Bar(row_name(dimension, row), plain(figure), shown(figure).value, tone)


def _parts(report: Report, whole: str, part: str, title: str, unit: str) -> Chart | None:
    by_region = breakdown(report, "region")
    if by_region is None or whole not in by_region.rows[0].figures:
        return None
    rows = [_part(row, whole, part) for row in by_region.rows if not _idle(row, whole)]
    if not any(row["whole"] for row in rows):
        return None
    linked, rest = _("vinculadas"), _("las demás")
    table = tuple((str(r["name"]), str(r["label"]), str(r["part_label"])) for r in rows)
    return Chart(
        key=f"{whole}_by_region",
        title=title,
        spec=specs.parts(rows, part=linked, rest=rest, unit=unit),
        text=spoken(title, [(name, _("%(n)s, vinculadas %(part)s") % {"n": n, "part": p}) for name, n, p in table]),
        note=_("De norte a sur. En oscuro, lo vinculado a un proyecto."),
        columns=(heading_of(by_region), figure_name(whole, short=True), linked.capitalize()),
        rows=table,
    )


def _part(row: Row, whole: str, part: str) -> dict[str, object]:
    return {
        "name": row_name("region", row),
        "whole": plain(row.figures.get(whole)) or 0,
        "part": plain(row.figures.get(part)) or 0,
        "label": _number(row, whole),
        "part_label": _number(row, part),
    }


def _number(row: Row, code: str) -> str:
    match row.figures.get(code):
        case Count(value=int(value)):
            return figures.number(value)
        case Amount(value=int(value)):
            return figures.number(hours_of(value), 0)
        case Portion() | None:
            return "—"
        case _:
            return hidden()
