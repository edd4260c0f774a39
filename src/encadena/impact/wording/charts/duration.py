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

TABLE = (0.75, 0.5, 0.25)


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
        rows=tuple(_rows(found)),
    )


def _points(found: Lasting, horizon: int) -> list[dict[str, object]]:
    points: list[dict[str, object]] = [{"months": 0, "share": 1, "low": 1, "high": 1}]
    points += [
        {"months": round(s.days / MONTH, 2), "share": s.lasting, "low": s.low, "high": s.high} for s in found.steps
    ]
    return [*points, {**points[-1], "months": round(horizon / MONTH, 2)}]


def _rows(found: Lasting) -> list[tuple[str, ...]]:
    """The first step at or below three quarters, a half and a quarter, and the last one."""
    reached = [next((s for s in found.steps if s.lasting <= level), None) for level in TABLE]
    chosen = dict.fromkeys([s for s in (*reached, found.steps[-1]) if s])
    between = [
        _("%(low)s y %(high)s") % {"low": figures.percent(s.low, 0), "high": figures.percent(s.high, 0)} for s in chosen
    ]
    return [(span(s.days), figures.percent(s.lasting, 0), words) for s, words in zip(chosen, between, strict=True)]
