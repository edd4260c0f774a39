"""Filters of an action: ``due`` (its date in words), ``who`` (who is responsible), ``late``; of a gap: ``weight_tone``,
``moves``.
"""

from django import template

from ..choices import Severity
from ..queries.plan import is_late
from ..rules.gap import MOVES, needs_reason
from ..wording.plan import due_words, move_words, responsible_words

register = template.Library()
register.filter("due", due_words)
register.filter("who", responsible_words)
register.filter("late", is_late)


@register.filter
def weight_tone(severity: int) -> str:
    return {Severity.HIGH: "bad", Severity.MEDIUM: "attention"}.get(Severity(severity), "plain")


@register.filter
def moves(state: str) -> list[dict[str, object]]:
    """Where a gap may go from here: dicts of ``to``, ``words`` and whether a ``reason`` is asked for."""
    return [{"to": to, "words": move_words(state, to), "reason": needs_reason(state, to)} for to in MOVES[state]]
