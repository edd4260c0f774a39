"""The funnel as a picture: the limits that narrow with size, and the reader's centres as points."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from encadena.ui.charts import Spec, colour

from ..planning.comparing import Comparison, Line, Step
from .comparing import rate_said

LINES = 18  # of text fit one above the other
HEIGHT = 300


def funnel_spec(found: Comparison, names: Mapping[int, str]) -> Spec | None:
    """``None`` where there is nothing to draw. Points outside are named unless the names would cover each other."""
    points = [_point(line) for line in found.lines if line.rate is not None]
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
            *[_names(labels, x, found, side) for side, labels in _labelled(found, names).items() if labels],
        ],
    }  # fmt: skip


def _point(line: Line) -> dict[str, object]:
    return {"base": line.base, "rate": line.rate, "where": _outside() if line.side else _inside()}


def _labelled(found: Comparison, names: Mapping[int, str]) -> dict[str, list[dict[str, object]]]:
    """The name on the side where there is room; one that would lie on another is left to the table."""
    widest = max(step.base for step in found.curve)
    rates = [edge for step in found.curve for edge in (step.far_low, step.far_high)]
    apart = max(max(rates) - min(rates), 1e-9) / LINES
    sides: dict[str, list[dict[str, object]]] = {"left": [], "right": []}
    taken: list[float] = []
    for line in sorted(found.lines, key=lambda line: (not line.far, line.centre)):
        if line.side and line.rate is not None and all(abs(line.rate - other) > apart for other in taken):
            taken.append(line.rate)
            label = f"{_short(names[line.centre])} ({rate_said(found.measure, line.rate)})"
            side = "right" if line.base > widest / 2 else "left"
            sides[side].append({"base": line.base, "rate": line.rate, "name": label})
    return sides


def _names(labels: list[dict[str, object]], x: Mapping[str, object], found: Comparison, align: str) -> Spec:
    return {
        "data": {"values": labels},
        "mark": {"type": "text", "align": align, "dx": -8 if align == "right" else 8, "fontSize": 11.5},
        "encoding": {"x": dict(x), "y": _y(found), "text": {"field": "name"}},
    }


def _short(name: str) -> str:
    """Without what all of them share."""
    return name.removeprefix("Centro de Negocios ").removeprefix("Centro ").split(" (")[0]


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
