"""Vega-Lite for the kinds of picture that the report needs. Labels come as words, so that no drawer formats them."""

from collections.abc import Mapping, Sequence

from encadena.ui.charts import COLOURS, Spec, colour, wrapped

from .chart import Bar

ROW = 25
_THIN = {"type": "bar", "height": {"band": 0.42}, "yOffset": 4}
_Y = {"field": "name", "type": "nominal", "sort": None, "title": None}
_TONES = {"domain": list(COLOURS), "range": [paper for paper, _variable in COLOURS.values()]}


def bars(rows: Sequence[Bar], *, unit: str) -> Spec:
    """One bar a row in the order given, its number at its end; what is not known is light with a broken edge."""
    x = {"field": "value", "type": "quantitative", "title": unit, "axis": {"format": ",.0f"}}
    fill = {"field": "tone", "type": "nominal", "legend": None, "scale": _TONES}
    dash = {"condition": {"test": "datum.tone == 'unknown'", "value": [3, 2]}, "value": [1, 0]}
    edge = {"condition": {"test": "datum.tone == 'unknown'", "value": colour("edge")}, "value": None}
    return {
        "height": {"step": ROW},
        "data": {"values": _named([bar.as_data() for bar in rows])},
        "encoding": {"y": _Y, "x": x},
        "layer": [
            {"mark": "bar", "encoding": {"color": fill, "stroke": edge, "strokeDash": dash}},
            {"mark": "text", "encoding": {"text": {"field": "label"}}},
        ],
    }


def shares(rows: Sequence[Mapping[str, object]], *, yes: str, unknown: str, known: str, unit: str) -> Spec:
    """Shares of which not all is known. A row has ``name``, ``low``, ``high``, ``known`` (over the known; None) and
    ``label``: a dark bar up to ``low``, a light one up to ``high``, a mark at ``known``."""
    axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1]}
    x = {"type": "quantitative", "title": unit, "scale": {"domain": [0, 1]}, "axis": axis}
    scale = {"domain": [yes, unknown, known], "range": [colour("main"), colour("unknown"), colour("warm")]}
    light = {"field": "high", **x}
    return {
        "height": {"step": 34},
        "data": {"values": _named(rows, yes=yes, unknown=unknown, known_name=known)},
        "encoding": {"y": _Y},
        "layer": [
            {
                "mark": {"type": "bar", "stroke": colour("edge"), "strokeDash": [3, 2]},
                "encoding": {
                    "x": light,
                    "x2": {"field": "low"},
                    "color": _series("unknown", scale),
                },
            },
            {
                "mark": "bar",
                "encoding": {"x": {"field": "low", **x}, "color": _series("yes", scale)},
            },
            {
                "mark": {"type": "tick", "thickness": 3, "size": 28},
                "encoding": {
                    "x": {"field": "known", **x},
                    "color": _series("known_name", scale),
                },
            },
        ],
    }


def parts(rows: Sequence[Mapping[str, object]], *, part: str, rest: str, unit: str) -> Spec:
    """Whole numbers and the part of each: ``name``, ``part``, ``whole``, ``label``."""
    x = {"type": "quantitative", "title": unit, "axis": {"format": ",.0f"}}
    scale = {"domain": [part, rest], "range": [colour("main"), colour("part")]}
    return {
        "height": {"step": ROW},
        "data": {"values": _named(rows, part_name=part, rest=rest)},
        "encoding": {"y": _Y},
        "layer": [
            {
                "mark": "bar",
                "encoding": {"x": {"field": "whole", **x}, "color": _series("rest", scale)},
            },
            {
                "mark": "bar",
                "encoding": {"x": {"field": "part", **x}, "color": _series("part_name", scale)},
            },
            {"mark": "text", "encoding": {"x": {"field": "whole", **x}, "text": {"field": "label"}}},
        ],
    }


def lasting(steps: Sequence[Mapping[str, object]], *, unit: str, share: str, year: str) -> Spec:
    """How many still last after so many days: ``days``, ``share``, ``low``, ``high``; the interval as a light band."""
    x = {"field": "months", "type": "quantitative", "title": unit, "axis": {"format": ".0f", "grid": False}}
    y = {"type": "quantitative", "title": share, "scale": {"domain": [0, 1]}, "axis": {"format": ".0%"}}
    return {
        "height": 200,
        "data": {"values": list(steps)},
        "layer": [
            {
                "mark": {"type": "area", "interpolate": "step-after", "color": colour("part"), "opacity": 0.55},
                "encoding": {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "line", "interpolate": "step-after", "color": colour("main"), "strokeWidth": 2},
                "encoding": {"x": x, "y": {"field": "share", **y}},
            },
            {
                "data": {"values": [{"months": 12, "label": year}]},
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": colour("faint")},
                "encoding": {"x": x},
            },
            {
                "data": {"values": [{"months": 12, "label": year}]},
                "mark": {"type": "text", "dx": 4, "baseline": "top"},
                "encoding": {"x": x, "y": {"datum": 1, "type": "quantitative"}, "text": {"field": "label"}},
            },
        ],
    }


def of_whole(rows: Sequence[Mapping[str, object]], *, part: str, rest: str, unit: str) -> Spec:
    """The share of a whole in each row: ``name``, ``share`` (0 to 1), ``label`` (above the bar)."""
    axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1]}
    x = {"type": "quantitative", "title": unit, "scale": {"domain": [0, 1]}, "axis": axis}
    scale = {"domain": [part, rest], "range": [colour("main"), colour("part")]}
    return {
        "height": {"step": 44},
        "data": {"values": _named([{**row, "whole": 1} for row in rows], part_name=part, rest=rest)},
        "encoding": {"y": _Y},
        "layer": [
            {
                "mark": _THIN,
                "encoding": {"x": {"field": "whole", **x}, "color": _series("rest", scale)},
            },
            {
                "mark": _THIN,
                "encoding": {"x": {"field": "share", **x}, "color": _series("part_name", scale)},
            },
            {
                "mark": {"type": "text", "dy": -16, "dx": 2},
                "encoding": {"x": {"datum": 0, **x}, "text": {"field": "label"}},
            },
        ],
    }


def _named(rows: Sequence[Mapping[str, object]], **series: str) -> list[Mapping[str, object]]:
    """With long names in two lines, and the names of the series in every row."""
    return [{**row, **series, "name": wrapped(str(row["name"]))} for row in rows]


def _series(field: str, scale: Mapping[str, object]) -> Mapping[str, object]:
    """A colour by the name in ``field``, the same in all rows: it makes the legend."""
    legend = {"title": None, "columns": 2}
    return {"field": field, "type": "nominal", "scale": scale, "legend": legend}
