"""Centres side by side without ranks: how far from the whole a centre of its size may stand by chance alone.

Exact limits of the binomial and the Poisson, interpolated so that they are smooth in the size, and widened where the
centres differ more than chance explains (D. Spiegelhalter, Funnel plots for comparing institutional performance,
Statistics in Medicine 2005, doi 10.1002/sim.1970, appendix A and section 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from ..later import Later

if TYPE_CHECKING:
    from scipy import stats
else:
    stats = Later("scipy.stats")


WARNING, ALARM = 0.95, 0.998
TRIMMED = 0.1


@dataclass(frozen=True)
class Unit:
    """One centre: ``events`` of ``size`` tries (binomial) or in ``size`` of exposure (Poisson)."""

    events: float
    size: float


@dataclass(frozen=True)
class Place:
    """Where a centre stands: its rate, the limits for its size, and ``outside`` (``""``, ``warning``, ``alarm``)."""

    rate: float | None
    warning: tuple[float, float] | None
    alarm: tuple[float, float] | None
    outside: str


@dataclass(frozen=True)
class Funnel:
    """``target``: the whole network's rate. ``dispersion``: how many times the variance exceeds chance (1 = chance)."""

    target: float
    dispersion: float
    places: tuple[Place, ...]


def funnel(units: Sequence[Unit], *, share: bool) -> Funnel | None:
    """``share``: events are some of the tries; else counts over exposure. ``None`` without any size.

    Raises ``ValueError`` for negative numbers or more events than tries.
    """
    _check(units, share)
    whole = sum(unit.size for unit in units)
    if not whole:
        return None
    target = sum(unit.events for unit in units) / whole
    widen = dispersion(units, target, share=share)
    return Funnel(target, widen, tuple(_place(unit, target, widen, share) for unit in units))


def limits(
    size: float, target: float, confidence: float, *, share: bool, dispersion: float = 1.0
) -> tuple[float, float]:
    """The lowest and the highest rate that chance gives a unit of this size with ``confidence``."""
    if not target or (share and target == 1):
        return target, target
    low, high = (
        target + (_quantile(p, size, target, share) / size - target) * sqrt(dispersion)
        for p in ((1 - confidence) / 2, (1 + confidence) / 2)
    )
    return max(0.0, low), max(0.0, min(1.0, high) if share else high)


def dispersion(units: Sequence[Unit], target: float, *, share: bool) -> float:
    """The mean square of winsorised z-scores; 1 unless that is two errors above what chance gives so many units."""
    scores = sorted(z for unit in units if (z := _z(unit, target, share)) is not None)
    if len(scores) < 3:
        return 1.0
    cut = int(len(scores) * TRIMMED)
    low, high = scores[cut], scores[-1 - cut]
    phi = sum(min(max(z, low), high) ** 2 for z in scores) / len(scores)
    return phi if phi > 1 + 2 * sqrt(2 / len(scores)) else 1.0


def _z(unit: Unit, target: float, share: bool) -> float | None:
    variance = target * (1 - target) if share else target
    return (unit.events / unit.size - target) / sqrt(variance / unit.size) if unit.size and variance else None


def _quantile(p: float, size: float, target: float, share: bool) -> float:
    """Smooth: between the last whole number below ``p`` and the next, by their chances."""
    law = stats.binom(int(size), target) if share else stats.poisson(size * target)
    r = float(law.ppf(p))
    here, before = float(law.cdf(r)), float(law.cdf(r - 1))
    return r - (here - p) / (here - before) if here > before else r


def _place(unit: Unit, target: float, widen: float, share: bool) -> Place:
    if not unit.size:
        return Place(None, None, None, "")
    rate = unit.events / unit.size
    warning, alarm = (_around(unit.size, target, c, widen, share) for c in (WARNING, ALARM))
    outside = "alarm" if _out(rate, alarm) else "warning" if _out(rate, warning) else ""
    return Place(rate, warning, alarm, outside)


def _around(size: float, target: float, confidence: float, widen: float, share: bool) -> tuple[float, float]:
    """The limits, with the whole number that the upper one lies below when nothing is widened.

    Of one try that nearly always succeeds the smooth limit is under 1: chance alone would put the one out of it.
    """
    low, high = limits(size, target, confidence, share=share, dispersion=widen)
    law = stats.binom(int(size), target) if share else stats.poisson(size * target)
    return low, max(high, float(law.ppf((1 + confidence) / 2)) / size)


def _out(rate: float, between: tuple[float, float]) -> bool:
    return not between[0] - 1e-12 <= rate <= between[1] + 1e-12


def _check(units: Sequence[Unit], share: bool) -> None:
    for unit in units:
        if unit.events < 0 or unit.size < 0 or (share and unit.events > unit.size):
            raise ValueError(f"{unit.events} events of {unit.size}")
