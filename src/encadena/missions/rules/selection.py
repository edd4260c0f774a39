"""Who is chosen, who waits, and why: points by stated weights, and a stated rule for ties. No database, no words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..choices import ApplicationState

MOST_POINTS = 5
CHOSEN, WAITING, OUT = ApplicationState.CHOSEN, ApplicationState.WAITING, ApplicationState.NOT_CHOSEN


@dataclass(frozen=True)
class Candidate:
    """``points`` by criterion, absent: not scored yet. ``missions`` it went on before, ``size`` its band (0 not known).

    ``eligible``: no condition says no; ``excepted``: the organiser gave a reason to let it pass.
    """

    key: int
    points: Mapping[int, int]
    missions: int
    size: int
    applied_at: datetime
    eligible: bool = True
    excepted: bool = False


@dataclass(frozen=True)
class Placed:
    key: int
    place: int
    total: float
    state: ApplicationState


def total_of(points: Mapping[int, int], weights: Mapping[int, int]) -> float | None:
    """From 0 to 100; None while a criterion has no points."""
    if not weights or set(weights) - set(points):
        return None
    most = MOST_POINTS * sum(weights.values())
    return 100 * sum(points[key] * weight for key, weight in weights.items()) / most


def unscored(candidates: Sequence[Candidate], weights: Mapping[int, int]) -> list[int]:
    return [c.key for c in candidates if _in(c) and total_of(c.points, weights) is None]


def select(candidates: Sequence[Candidate], weights: Mapping[int, int], capacity: int) -> list[Placed]:
    """In order: more points; then who went on fewer missions before, then the smaller firm, then who applied first.

    Whoever does not meet a condition comes last and is not chosen, unless excepted.
    """
    ranked = sorted(candidates, key=lambda c: _order(c, total_of(c.points, weights) or 0.0))
    placed, free = [], capacity
    for place, one in enumerate(ranked, start=1):
        state = OUT if not _in(one) else CHOSEN if free > 0 else WAITING
        free -= state == CHOSEN
        placed.append(Placed(one.key, place, total_of(one.points, weights) or 0.0, state))
    return placed


def _in(one: Candidate) -> bool:
    return one.eligible or one.excepted


def _order(one: Candidate, total: float) -> tuple[bool, float, int, int, datetime, int]:
    return (not _in(one), -total, one.missions, one.size, one.applied_at, one.key)
