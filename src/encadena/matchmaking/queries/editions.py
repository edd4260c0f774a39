"""The editions of one event that a reader may see."""

from typing import Any

from .rounds import with_figures
from .scope import Viewer, rounds_visible_to


def editions_visible_to(user: Viewer, series_id: int) -> list[Any]:
    """Latest first, with the figures of ``queries.rounds.with_figures``; an event has a handful of them."""
    rounds = rounds_visible_to(user).filter(series=series_id)
    return list(with_figures(rounds).order_by("-first_day", "-pk")[:50])
