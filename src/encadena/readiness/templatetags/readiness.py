"""Filters: ``said`` (a text of a questionnaire in the reader's language), ``kinds``, ``part`` and ``value_words`` (of a
content), ``verdict``, ``verdict_tone``, ``rater``, ``veto_state``, ``counts`` and ``bounds`` (of a score), ``at`` (a
value of a mapping), ``score``, ``outcome`` and ``share_outcome`` (an estimate with its interval, or why there is none).
"""

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language

from encadena.ui import figures

from ..wording import diagnosis as wording
from ..wording import statistics as measured
from ..wording.questionnaire import kinds_words, part_words, value_words

register = template.Library()
register.filter("kinds", kinds_words)
register.filter("part", part_words)
register.filter("value_words", value_words)
register.filter("verdict", wording.verdict_words)
register.filter("rater", wording.rater_words)
register.filter("counts", wording.counts_words)
register.filter("bounds", wording.bounds_words)
register.filter("outcome", measured.outcome_words)
register.filter("share_outcome", measured.share_words)


@register.filter
def said(text: Mapping[str, str]) -> str:
    """In the reader's language, or else in Spanish."""
    return text.get((get_language() or "es")[:2]) or text.get("es", "")


@register.filter
def verdict_tone(verdict: str) -> str:
    return wording.VERDICT_TONES.get(verdict, "plain")


@register.filter
def veto_state(state: str) -> object:
    return wording.VETO_STATES.get(state, state)


@register.filter
def at(mapping: Mapping[str, object], key: str) -> object:
    return mapping.get(key)


@register.filter
def score(value: float | None) -> str:
    """Whole points of 100; a score that nobody knows is said to be so."""
    return figures.number(value, 0)
