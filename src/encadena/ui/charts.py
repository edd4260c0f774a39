"""Charts from one Vega-Lite specification, drawn on the server: no script on the page, the same drawing on paper.

A specification says what is drawn; fonts, colours and numbers are the house's (``COLOURS``, decision 0025). The same
specification gives the same text on every machine: letters are measured with the font that the drawer brings along.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

Spec = Mapping[str, object]

# By what it means → (on paper, the variable of the page). Told apart in grey and by colour-blind readers: the main one
# is dark, what is not known is light with a broken border, what needs attention is warm.
COLOURS = {
    "main": ("#0b6b63", "--sea"),
    "part": ("#8fc7bf", "--chart-part"),
    "unknown": ("#e4e9ee", "--chart-unknown"),
    "warm": ("#a8480f", "--warm"),
    "ink": ("#1b2733", "--ink"),
    "faint": ("#4d5d6c", "--ink-soft"),
    "line": ("#d9e0e7", "--line"),
    "edge": ("#8494a3", "--line-strong"),
    "paper": ("#fefefe", "--surface"),
}
WIDTH = 400
LINE = 28  # letters of a name until it is broken
LINE_HEIGHT = 11.5
MEASURED_WITH = "Liberation Sans"
ON_PAPER = "Libertinus Serif"

_NUMBERS = {
    "es": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["$", ""], "percent": "\u00a0%"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""], "percent": "%"},
}
_ROOT = re.compile(r"<svg[^>]*?viewBox=\"([^\"]*)\"[^>]*>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"| opacity="1"')
_TWO_LINES = re.compile(r"(<text[^>]*? transform=\"translate\([-0-9.]+),([-0-9.]+)\)([^>]*><tspan)")
_UNSEEN = re.compile(r'<text[^>]* opacity="0"[^>]*>[^<]*</text>|<path[^>]* d=""[^>]*/>')


def colour(name: str) -> str:
    return COLOURS[name][0]


def wrapped(name: str) -> str:
    """A long name in two lines, broken between words as near its middle as can be."""
    if len(name) <= LINE or " " not in name:
        return name
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"


def svg(spec: Spec) -> str:
    """The drawing with the colours of paper. Raises ``ValueError`` for what is no specification."""
    return _drawn(json.dumps(spec, sort_keys=True, ensure_ascii=False), (get_language() or "es")[:2])


def on_page(spec: Spec, *, label: str) -> SafeString:
    """For a page: as wide as there is room, in the colours of the theme, spoken as ``label``."""
    drawing = svg(spec)
    for paper, variable in COLOURS.values():
        drawing = drawing.replace(f'"{paper}"', f'"var({variable})"')
    found = _ROOT.match(drawing)
    box, rest = (found.group(1), drawing[found.end() :]) if found else ("0 0 0 0", "")
    head = format_html('<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="{}"', box)
    return format_html('{} role="img" aria-label="{}">{}', head, label, mark_safe(rest))  # noqa: S308  escaped by the drawer


def on_paper(spec: Spec) -> str:
    """For typst, with the letters that it ships."""
    return svg(spec).replace(MEASURED_WITH, ON_PAPER)


@lru_cache(maxsize=512)
def _drawn(text: str, language: str) -> str:
    import vl_convert  # most processes draw nothing

    spec = {**_HOUSE, **json.loads(text)}
    drawing = str(vl_convert.vegalite_to_svg(spec, format_locale=_NUMBERS.get(language, _NUMBERS["es"])))
    return _TWO_LINES.sub(_raised, _SPOKEN.sub("", _UNSEEN.sub("", drawing)))


def _raised(found: re.Match[str]) -> str:
    """A name of two lines is drawn with its first line at the middle of its row; its middle belongs there."""
    x, y = found.group(1), float(found.group(2)) - LINE_HEIGHT / 2
    return f"{x},{y:g}){found.group(3)}"


_TEXT = {"font": MEASURED_WITH, "fontSize": 12, "fill": colour("ink")}
_HOUSE: dict[str, object] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "width": WIDTH,
    "autosize": {"type": "fit-x", "contains": "padding"},
    "padding": {"left": 14, "top": 4, "right": 16, "bottom": 2},  # room for a reader whose letters are wider
    "background": None,
    "config": {
        "font": MEASURED_WITH,
        "view": {"stroke": None},
        "bar": {"color": colour("main"), "height": {"band": 0.72}},
        "rule": {"color": colour("ink")},
        "text": {**_TEXT, "align": "left", "baseline": "middle", "dx": 5},
        "axis": {
            "labelColor": colour("ink"),
            "labelFontSize": 11.5,
            "labelLimit": 190,
            "titleColor": colour("faint"),
            "titleFontSize": 11.5,
            "titleFontWeight": "normal",
            "gridColor": colour("line"),
            "domainColor": colour("edge"),
            "tickColor": colour("edge"),
        },
        "axisQuantitative": {"tickCount": 5, "labelColor": colour("faint"), "labelFontSize": 11, "domain": False},
        "axisBand": {
            "ticks": False,
            "domain": False,
            "labelPadding": 6,
            "labelLineHeight": LINE_HEIGHT,
            "labelExpr": "split(datum.label, '\\n')",
        },
        "legend": {
            "orient": "top",
            "direction": "horizontal",
            "title": None,
            "labelFontSize": 11.5,
            "labelColor": colour("ink"),
            "labelLimit": 260,
            "symbolType": "square",
            "symbolSize": 110,
            "columnPadding": 14,
            "offset": 6,
        },
    },
}
