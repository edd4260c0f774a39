"""The funnel as a picture: the limits that narrow with size, and the reader's centres as points."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from encadena.ui.charts import Spec, colour

from ..planning.comparing import Comparison, Step
from .comparing import rate_said

LABELLED = 12
HEIGHT = 300


def funnel_spec(found: Comparison, names: Mapping[int, str]) -> Spec | None:
    """``None`` where there is nothing to draw."""
    points = [_point(found, line.centre, names) for line in found.lines if line.rate is not None]
    if found.rate is None or not points:
        return None
    limits = [_limits(step) for step in found.curve]
    x = {"field": "base", "type": "quantitative", "title": str(found.measure.base), "axis": {"grid": False}}
    return {
        "height": HEIGHT,
        "layer": [
            *[_curve(limits, x, pair, width) for pair, width in ((("far_low", "far_high"), 1), (("low", "high"), 1.6))],
            {"data": {"values": [{"rate": found.rate}]}, "mark": {"type": "rule", "strokeDash": [5, 4]},
             "encoding": {"y": {"field": "rate", "type": "quantitative"}}},
            {"data": {"values": points}, "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
             "encoding": {"x": x, "y": _y(found), "color": _tone(), "shape": _shape()}},
            {"data": {"values": [p for p in points if p["outside"]][:LABELLED]},
             "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 11.5},
             "encoding": {"x": x, "y": _y(found), "text": {"field": "name"}}},
        ],
    }  # fmt: skip


def _point(found: Comparison, centre: int, names: Mapping[int, str]) -> dict[str, object]:
    line = next(line for line in found.lines if line.centre == centre)
    return {"name": f"{names[centre]} ({rate_said(found.measure, line.rate)})", "base": line.base, "rate": line.rate,
            "outside": bool(line.side), "where": _outside() if line.side else _inside()}  # fmt: skip


def _limits(step: Step) -> dict[str, float]:
    return {"base": step.base, "low": step.low, "high": step.high, "far_low": step.far_low, "far_high": step.far_high}


def _curve(limits: list[dict[str, float]], x: Mapping[str, object], pair: tuple[str, str], width: float) -> Spec:
    """Two lines, the wider limits thinner."""
    return {
        "data": {"values": limits},
        "layer": [
            {"mark": {"type": "line", "strokeWidth": width, "color": colour("edge"), "interpolate": "monotone"},
             "encoding": {"x": dict(x), "y": {"field": name, "type": "quantitative"}}}
            for name in pair
        ],
    }  # fmt: skip


def _y(found: Comparison) -> Mapping[str, object]:
    axis = {"format": "%"} if found.measure.share else {}
    title = str(found.measure.name)
    return {"field": "rate", "type": "quantitative", "title": title, "axis": axis, "scale": {"zero": False}}


def _inside() -> str:
    return _("dentro de los límites")


def _outside() -> str:
    return _("fuera de los límites")


def _tone() -> Mapping[str, object]:
    return {"field": "where", "scale": {"domain": [_inside(), _outside()], "range": [colour("main"), colour("warm")]}}


def _shape() -> Mapping[str, object]:
    return {"field": "where", "scale": {"domain": [_inside(), _outside()], "range": ["circle", "diamond"]}}
