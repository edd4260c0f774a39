"""How long things last when some are not over: the product-limit estimate (Kaplan and Meier, JASA 1958).

A project that still runs has lasted *at least* so long. Left out, the mean is too short; counted as if it ended today,
it is too short as well. Here it counts for as long as it was seen and then leaves the base.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Step:
    """At ``time`` days ``ended`` of ``at_risk`` ended; ``surviving`` is the share that lasts longer, with its error."""

    time: int
    at_risk: int
    ended: int
    surviving: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of ``surviving`` on the log-log scale: it never leaves 0 to 1."""
        return _band(self, NormalDist().inv_cdf((1 + CONFIDENCE) / 2))


@dataclass(frozen=True)
class Durations:
    """``finished`` of ``n`` ended. ``median`` is ``None`` while more than half still run: it is not known yet.

    ``mean`` is restricted to ``horizon``, the longest time seen (days): the area under the curve up to there.
    ``interval`` is the 95 % interval of the median (Brookmeyer and Crowley 1982, on the log-log scale); an open end is
    ``None``. ``finished_mean`` is the naive mean of the finished, too short, kept to be shown beside the others.
    """

    n: int
    finished: int
    steps: tuple[Step, ...]
    median: int | None
    interval: tuple[int | None, int | None]
    mean: float
    horizon: int
    finished_mean: float | None


def durations(seen: Iterable[tuple[int, bool]]) -> Durations | None:
    """``seen``: days and whether it ended, one per thing. ``None`` for nothing. ``ValueError`` below zero days."""
    rows = sorted(seen)
    if not rows:
        return None
    if rows[0][0] < 0:
        raise ValueError(f"a duration of {rows[0][0]} days")
    steps = tuple(_steps(rows))
    ended = [days for days, over in rows if over]
    return Durations(
        n=len(rows),
        finished=len(ended),
        steps=steps,
        median=_first_below(steps, 0.5),
        interval=_interval(steps),
        mean=_area(steps, rows[-1][0]),
        horizon=rows[-1][0],
        finished_mean=sum(ended) / len(ended) if ended else None,
    )


def _steps(rows: list[tuple[int, bool]]) -> Iterable[Step]:
    ends, leaves = Counter(days for days, over in rows if over), Counter(days for days, _over in rows)
    at_risk, surviving, greenwood = len(rows), 1.0, 0.0
    for time in sorted(leaves):
        if ended := ends[time]:
            surviving *= 1 - ended / at_risk
            greenwood += ended / (at_risk * (at_risk - ended)) if at_risk > ended else 0.0
            yield Step(time, at_risk, ended, surviving, surviving * sqrt(greenwood))
        at_risk -= leaves[time]


def _first_below(steps: Iterable[Step], level: float) -> int | None:
    return next((step.time for step in steps if step.surviving <= level + 1e-12), None)


def _interval(steps: Iterable[Step]) -> tuple[int | None, int | None]:
    """Times whose own interval holds one half."""
    within = [(step.time, *step.interval) for step in steps]
    low = next((time for time, lower, _upper in within if lower <= 0.5), None)
    high = next((time for time, _lower, upper in within if upper < 0.5), None)
    return low, high


def _band(step: Step, z: float) -> tuple[float, float]:
    """The interval of one step, which never leaves 0 to 1."""
    if step.surviving in {0.0, 1.0} or step.error == 0:
        return step.surviving, step.surviving
    spread = exp(z * step.error / (step.surviving * log(step.surviving)))
    ends = step.surviving**spread, step.surviving ** (1 / spread)
    return min(ends), max(ends)


def _area(steps: tuple[Step, ...], horizon: int) -> float:
    area, before, level = 0.0, 0, 1.0
    for step in steps:
        area += level * (step.time - before)
        before, level = step.time, step.surviving
    return area + level * (horizon - before)
