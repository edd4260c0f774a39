"""Estimates that lean on the whole network where a centre's own numbers are few (empirical Bayes).

Shares by a beta distribution fitted to the centres by moments, counts over exposure by a gamma (Efron and Morris, JASA
1975; moments after Kleinman, JASA 1973). Where the centres do not differ beyond chance, all stand at the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..later import Later
from .funnel import Unit

if TYPE_CHECKING:
    from scipy import stats
else:
    stats = Later("scipy.stats")

CONFIDENCE = 0.95
WEAKEST = 1.0
"""Tries that the whole is worth at the least: centres that are all or nothing would else leave none."""


@dataclass(frozen=True)
class Shrunken:
    """``value`` between the centre's own rate and the whole; ``weight`` 0 (only the whole) to 1 (only its own)."""

    value: float
    low: float
    high: float
    weight: float


def shrink(units: Sequence[Unit], *, share: bool) -> tuple[Shrunken, ...]:
    """One estimate per unit, also for one without any size (it stands at the whole). Empty without any size at all."""
    whole = sum(unit.size for unit in units)
    if not whole:
        return ()
    target = sum(unit.events for unit in units) / whole
    strength = _strength(units, target, share)
    return tuple(_one(unit, target, strength, share) for unit in units)


def _one(unit: Unit, target: float, strength: float | None, share: bool) -> Shrunken:
    """``strength``: how many tries (or how much exposure) the whole is worth; ``None`` for endlessly many."""
    if strength is None or target in {0.0, 1.0}:
        return Shrunken(target, target, target, 0.0)
    events = target * strength + unit.events
    size = strength + unit.size
    tails = (1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2
    low, high = (
        float(stats.beta.ppf(p, events, size - events) if share else stats.gamma.ppf(p, events, scale=1 / size))
        for p in tails
    )
    return Shrunken(events / size, low, high, unit.size / size)


def _strength(units: Sequence[Unit], target: float, share: bool) -> float | None:
    sized = [unit for unit in units if unit.size]
    if len(sized) < 2 or not target or (share and target == 1):
        return None
    whole = sum(unit.size for unit in sized)
    spread = sum(unit.size * (unit.events / unit.size - target) ** 2 for unit in sized)
    spare = whole - sum(unit.size**2 for unit in sized) / whole
    if share:
        within, top = target * (1 - target), target * (1 - target)
        between = (spread - (len(sized) - 1) * within) / (spare - (len(sized) - 1)) if spare > len(sized) - 1 else 0.0
        return None if between <= 0 else max(WEAKEST, top / between - 1)
    between = (spread - (len(sized) - 1) * target) / spare
    return None if between <= 0 else target / between
