"""Centres side by side: how far each stands from the network, and whether chance explains it.

The engine judges all centres of the network; whoever reads gets the lines of their own ones, and of the others only
what they are together (the funnel, and peers of a like territory as one sum).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from encadena.engines.impact.funnel import ALARM, WARNING, Funnel, Place, Unit, funnel, limits
from encadena.engines.impact.peers import Peer, peers
from encadena.engines.impact.shrinking import Shrunken, shrink
from encadena.kernel import clock

from ..queries.measures import tallies
from ..queries.territories import territories
from ..rules.measures import MEASURES, Measure
from .remembered import remembered

STEPS = 40
FEWEST_PEERS = 3
Band = tuple[float, float]
Side = Literal["", "low", "high"]


@dataclass(frozen=True)
class PeerGroup:
    """Centres of a like territory, as one: ``centres`` by key, the nearest first. ``apart``: in what the territory
    still differs from most of them."""

    centres: tuple[int, ...]
    events: int
    base: int
    apart: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        return self.events / self.base if self.base else None


@dataclass(frozen=True)
class Line:
    """One centre. ``side``: where it lies outside what chance explains, ``far``: outside the wide limits too."""

    centre: int
    events: int
    base: int
    rate: float | None
    expected: Band | None
    wide: Band | None
    side: Side
    far: bool
    leaning: float | None
    leaning_low: float | None
    leaning_high: float | None
    own_weight: float | None
    peers: PeerGroup | None


@dataclass(frozen=True)
class Step:
    """The limits for a centre of this size."""

    base: float
    low: float
    high: float
    far_low: float
    far_high: float


@dataclass(frozen=True)
class Comparison:
    """``rate`` of the whole network, ``dispersion`` how many times the centres vary more than by chance (1: no more).

    ``units``: how many centres have anything to compare; ``lines``: only of the centres asked for, by key; ``at``: when
    it was counted.
    """

    measure: Measure
    year: int
    rate: float | None
    events: int
    base: int
    units: int
    dispersion: float
    lines: tuple[Line, ...]
    curve: tuple[Step, ...]
    at: datetime


def compared(measure: Measure, *, year: int, today: date, centres: Collection[int]) -> Comparison:
    """A period without records has no rate. What the whole network gives is kept for a while (``remembered``)."""
    kept = remembered(f"compared:{measure.code}:{year}", today, lambda: _whole(measure, year, today))
    whole = replace(kept.value, measure=measure, at=kept.at)  # names in the reader's language
    return replace(whole, lines=tuple(line for line in whole.lines if line.centre in centres))


def _whole(measure: Measure, year: int, today: date) -> Comparison:
    """With all centres of the network."""
    counted = tallies(measure.code, year, today)
    keys = sorted(counted)
    # A rate counts several events of one thing; only a share can have no more events than its base.
    units = [Unit(*counted[key]) for key in keys]
    judged, leaning = funnel(units, share=measure.share), shrink(units, share=measure.share)
    places = dict(zip(keys, judged.places, strict=True)) if judged else {}
    leanings = dict(zip(keys, leaning, strict=True)) if leaning else {}
    grounds = remembered("territories", today, territories).value
    lines = tuple(
        _line(key, counted[key], places.get(key), leanings.get(key), _peers(key, grounds, counted)) for key in keys
    )
    return Comparison(
        measure=measure,
        year=year,
        rate=judged.target if judged else None,
        events=sum(events for events, _base in counted.values()),
        base=sum(base for _events, base in counted.values()),
        units=sum(1 for _events, base in counted.values() if base),
        dispersion=judged.dispersion if judged else 1.0,
        lines=lines,
        curve=_curve(judged, units, measure.share),
        at=clock.now(),
    )


def outside(*, year: int, today: date, centres: Collection[int]) -> tuple[tuple[Measure, Line], ...]:
    """What lies outside chance at these centres, by measure: reason to look, not a verdict."""
    found = []
    for measure in MEASURES.values():
        lines = compared(measure, year=year, today=today, centres=centres).lines
        found += [(measure, line) for line in lines if line.side]
    return tuple(found)


def _line(
    centre: int, counted: tuple[int, int], place: Place | None, leaning: Shrunken | None, group: PeerGroup | None
) -> Line:
    expected = place.warning if place else None
    rate = place.rate if place else None
    side: Side = ""
    if place and place.outside and rate is not None and expected:
        side = "low" if rate < expected[0] else "high"
    return Line(
        centre=centre,
        events=counted[0],
        base=counted[1],
        rate=rate,
        expected=expected,
        wide=place.alarm if place else None,
        side=side,
        far=bool(place and place.outside == "alarm"),
        leaning=leaning.value if leaning else None,
        leaning_low=leaning.low if leaning else None,
        leaning_high=leaning.high if leaning else None,
        own_weight=leaning.weight if leaning else None,
        peers=group,
    )


def _peers(
    centre: int, grounds: Mapping[int, Mapping[str, float | None]], counted: Mapping[int, tuple[int, int]]
) -> PeerGroup | None:
    """``None`` with fewer than ``FEWEST_PEERS``: a sum of two would tell the other one."""
    if centre not in grounds:
        return None
    near = [peer for peer in peers(centre, grounds) if counted.get(peer.key, (0, 0))[1]]
    if len(near) < FEWEST_PEERS:
        return None
    return PeerGroup(
        centres=tuple(peer.key for peer in near),
        events=sum(counted[peer.key][0] for peer in near),
        base=sum(counted[peer.key][1] for peer in near),
        apart=_apart(near),
    )


def _apart(near: Collection[Peer]) -> tuple[str, ...]:
    told = [name for peer in near for name in peer.apart]
    return tuple(sorted({name for name in told if told.count(name) * 2 > len(near)}))


def _curve(judged: Funnel | None, units: Collection[Unit], share: bool) -> tuple[Step, ...]:
    """From somewhat below the smallest centre to somewhat above the largest: nobody stands elsewhere."""
    there = [unit.size for unit in units if unit.size]
    if judged is None or not there:
        return ()
    least, most = min(there) * 0.7, max(there) * 1.05
    sizes = sorted({max(1, round(least + (most - least) * (n / STEPS) ** 1.6)) for n in range(STEPS + 1)})
    steps = []
    for size in sizes:
        near, far = (
            limits(size, judged.target, c, share=share, dispersion=judged.dispersion) for c in (WARNING, ALARM)
        )
        steps.append(Step(size, *near, *far))
    return tuple(steps)
