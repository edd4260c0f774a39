"""What is known of a round while it is held: the clock, who is missing, which tables closed, who waits for a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problem import Id, Meeting


@dataclass(frozen=True, slots=True)
class Waiting:
    """A meeting without a place that somebody wishes; ``value`` (above 0) says how much, in any unit."""

    meeting: Meeting
    value: float


@dataclass(frozen=True)
class Live:
    """One moment of the day.

    ``now``: the slot that runs or comes next. ``frozen``: so many slots after it may not change either. ``absent``: the
    slots that each participant misses (late: the first ones; gone: all that are left). ``closed``: tables lost per
    slot, always those with the highest numbers. ``held``: meetings already held or running, whoever is said to be
    absent. ``told``: participants who know their agenda, so that a move bothers them (None: everybody in the round).
    """

    now: int
    frozen: int = 2
    absent: Mapping[Id, tuple[int, ...]] = field(default_factory=dict)
    closed: Mapping[int, int] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    held: frozenset[Id] = frozenset()
    told: frozenset[Id] | None = None
