"""Dots on one scale, a row per dimension: where they stand, in percent, ready for the SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from encadena.ui import figures

from ..planning.questionnaire import Dimension, Questionnaire
from ..templatetags.readiness import said
from ..wording.diagnosis import rater_words, verdict_words

ROW, FIRST_LANE, LANE, AXIS = 74, 34, 11, 24
RATERS = ("firm", "adviser", "evidence")


@dataclass(frozen=True)
class Mark:
    """``x`` percent of the width, ``y`` units; ``low`` and ``span`` draw what is still open (None: nothing is)."""

    rater: str
    x: str
    y: int
    low: str | None
    span: str | None


@dataclass(frozen=True)
class Row:
    name: str
    top: int
    label_y: int
    line_top: int
    line_bottom: int
    lanes: Sequence[int]
    threshold: str
    threshold_number: float
    marks: Sequence[Mark]
    vetoed: bool


@dataclass(frozen=True)
class Picture:
    """``text`` says the same in words, for whoever does not see it."""

    rows: Sequence[Row]
    height: int
    raters: Sequence[str]
    text: str

    @property
    def axis_y(self) -> int:
        return self.height - 6


def picture_of(questionnaire: Questionnaire, result: Mapping[str, Any]) -> Picture:
    present = {score["dimension"] for score in result["scores"]}
    dimensions = [d for d in questionnaire.dimensions if d.code in present]
    vetoed = {questionnaire.dimension_of.get(v["item"]) for v in result["vetoes"] if v["state"] == "raised"}
    rows = [_row(n, d, result["scores"], d.code in vetoed) for n, d in enumerate(dimensions)]
    text = " ".join(_sentence(d, result["scores"]) for d in dimensions)
    return Picture(rows, ROW * len(rows) + AXIS, result["raters"], text)


def _row(number: int, dimension: Dimension, scores: Sequence[Mapping[str, Any]], vetoed: bool) -> Row:
    top = number * ROW
    own = {s["rater"]: s for s in scores if s["dimension"] == dimension.code and s["score"] is not None}
    lanes = {rater: top + FIRST_LANE + n * LANE for n, rater in enumerate(RATERS)}
    return Row(
        name=said(dimension.name),
        top=top,
        label_y=top + 18,
        line_top=top + FIRST_LANE - 8,
        line_bottom=top + FIRST_LANE + 2 * LANE + 8,
        lanes=list(lanes.values()),
        threshold=_percent(dimension.threshold),
        threshold_number=dimension.threshold,
        marks=[_mark(own[rater], lanes[rater]) for rater in RATERS if rater in own],
        vetoed=vetoed,
    )


def _mark(score: Mapping[str, Any], y: int) -> Mark:
    still_open = score["high"] - score["low"] > 0
    return Mark(
        rater=score["rater"],
        x=_percent(score["score"]),
        y=y,
        low=_percent(score["low"]) if still_open else None,
        span=_percent(score["high"]) if still_open else None,
    )


def _sentence(dimension: Dimension, scores: Sequence[Mapping[str, Any]]) -> str:
    """``Finanzas, umbral 50: Empresa 67 (Alcanza), Asesoría 33 (No alcanza).``"""
    told = [
        f"{rater_words(s['rater'])} {figures.number(s['score'], 0)} ({verdict_words(s['verdict'])})"
        for s in scores
        if s["dimension"] == dimension.code
    ]
    facts = {"name": said(dimension.name), "threshold": figures.number(dimension.threshold), "told": ", ".join(told)}
    return _("%(name)s, umbral %(threshold)s: %(told)s.") % facts


def _percent(value: float) -> str:
    """With a point in every language, as SVG wants it."""
    return f"{value:.1f}%"
