"""How long projects last: the share that still lasts after so many months."""

from django.utils.translation import gettext as _

from encadena.ui import figures

from ...rules.figures import Lasting
from ...rules.report import Report
from ..report import durations
from ..report.reading import lasting
from ..report.spans import MONTH, span
from . import specs
from .chart import Chart

AFTER = (6, 12, 18, 24, 36, 48, 60)  # months that the table tells of


def duration(report: Report) -> Chart | None:
    found = lasting(report, "project_duration")
    if found is None or not found.steps or not found.horizon:
        return None
    return Chart(
        key="duration",
        title=_("Cuánto duran los proyectos"),
        spec=specs.lasting(
            _points(found, found.horizon),
            unit=_("meses desde el comienzo"),
            share=_("proyectos que siguen"),
            year=_("un año"),
        ),
        text=" ".join(durations.said_of(found)),
        note=_("La franja clara es el intervalo de 95 %. Los que siguen en curso cuentan por el tiempo que llevan."),
        columns=(_("Después de"), _("siguen"), _("entre")),
        rows=tuple(_rows(found, found.horizon)),
    )


def _points(found: Lasting, horizon: int) -> list[dict[str, object]]:
    points: list[dict[str, object]] = [{"months": 0, "share": 1, "low": 1, "high": 1}]
    points += [
        {"months": round(s.days / MONTH, 2), "share": s.lasting, "low": s.low, "high": s.high} for s in found.steps
    ]
    return [*points, {**points[-1], "months": round(horizon / MONTH, 2)}]


def _rows(found: Lasting, horizon: int) -> list[tuple[str, ...]]:
    """The share that still lasts after half a year, a year and so on, as far as anything was seen."""
    days = [months * MONTH for months in AFTER if months * MONTH <= horizon]
    return [_row(found, after) for after in days or [horizon]]


def _row(found: Lasting, days: float) -> tuple[str, ...]:
    before = [step for step in found.steps if step.days <= days]
    share, low, high = (before[-1].lasting, before[-1].low, before[-1].high) if before else (1.0, 1.0, 1.0)
    between = {"low": figures.percent(low, 0), "high": figures.percent(high, 0)}
    return span(days), figures.percent(share, 0), _("%(low)s y %(high)s") % between
