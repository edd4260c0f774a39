"""A whole-number programme with one variable for each pair, of which there may be millions, and a few more.

Most pairs are never worth a thought. The linear programme is solved over some of them, its dual values price all the
others, and those that would help join until none does: that optimum bounds every choice. The whole-number programme is
then solved over all pairs whose price is within the gap, so that its optimum is that of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...later import Later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import optimize, sparse

    from .demand import Numbers, Values
else:
    np = Later("numpy")
    optimize = Later("scipy.optimize")
    sparse = Later("scipy.sparse")

SLACK = 1e-7
ROUNDS = 40


@dataclass(frozen=True)
class Family:
    """Rows in which each pair stands at most once: the row of each pair (-1: in none), and its factor there."""

    rows: Numbers
    factors: Values


@dataclass
class Programme:
    """Maximise the worth of pairs under ``rows`` of the form Σ ≤ limit. ``others`` are further variables from 0 to 1
    (or more), with their entries in the rows.
    """

    worth: Values
    fixed: NDArray[np.bool_]
    families: list[Family] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)

    def rows(self, limits: Values) -> int:
        """New rows; the number of the first."""
        first = len(self.limits)
        self.limits += limits.tolist()
        return first

    def other(self, top: float) -> int:
        """A new variable; its number among the others."""
        self.tops.append(top)
        return len(self.tops) - 1


@dataclass(frozen=True)
class Solved:
    pairs: NDArray[np.bool_]
    value: float
    bound: float


def solve(programme: Programme, start: NDArray[np.bool_], seconds: float) -> Solved | None:
    """The best choice and its bound; None when nothing satisfies the rows. ``start``: pairs to look at first."""
    working = start | programme.fixed
    prices, bound = np.zeros(len(programme.worth)), np.inf
    for _ in range(ROUNDS):
        linear = _linear(programme, np.flatnonzero(working))
        if linear.status == 2:
            if working.all():
                return None
            working[:] = True
            continue
        prices, bound = _prices(programme, linear.ineqlin.marginals), -float(linear.fun)
        better = np.flatnonzero((prices > SLACK) & ~working)
        if not len(better):
            break
        working[better[np.argsort(-prices[better])[: max(2000, int(working.sum()))]]] = True
    return _whole(programme, working, prices, bound, seconds)


def _whole(
    programme: Programme, working: NDArray[np.bool_], prices: Values, bound: float, seconds: float
) -> Solved | None:
    """Over the working pairs, then, if a gap is left, over all whose price is within it."""
    found = _integral(programme, working, seconds)
    if found is not None and found.value >= bound - SLACK * max(1.0, abs(bound)):
        return Solved(found.pairs, found.value, found.value)
    gap = np.inf if found is None else bound - found.value + SLACK
    wider = working | (prices >= -gap)
    if (wider == working).all():
        return found
    again = _integral(programme, wider, seconds)
    if again is None or (found and found.value > again.value):
        return found and Solved(found.pairs, found.value, bound)
    return Solved(again.pairs, again.value, min(bound, again.bound))


def _matrix(programme: Programme, at: Numbers) -> sparse.csr_array:
    """Rows × (working pairs, then the others)."""
    rows, columns, factors = [], [], []
    for family in programme.families:
        stands = np.flatnonzero(family.rows[at] >= 0)
        rows.append(family.rows[at][stands])
        columns.append(stands)
        factors.append(family.factors[at][stands])
    for row, other, factor in programme.entries:
        rows.append(np.array([row]))
        columns.append(np.array([len(at) + other]))
        factors.append(np.array([factor]))
    shape = (len(programme.limits), len(at) + len(programme.tops))
    return sparse.csr_array((np.concatenate(factors), (np.concatenate(rows), np.concatenate(columns))), shape=shape)


def _cost(programme: Programme, at: Numbers) -> Values:
    return np.concatenate([-programme.worth[at], np.zeros(len(programme.tops))])


def _bounds(programme: Programme, at: Numbers) -> tuple[Values, Values]:
    low = np.concatenate([programme.fixed[at].astype(float), np.zeros(len(programme.tops))])
    return low, np.concatenate([np.ones(len(at)), np.array(programme.tops, dtype=float)])


def _linear(programme: Programme, at: Numbers) -> optimize.OptimizeResult:
    return optimize.linprog(
        _cost(programme, at),
        A_ub=_matrix(programme, at),
        b_ub=np.array(programme.limits),
        bounds=np.column_stack(_bounds(programme, at)),
        method="highs",
    )


def _prices(programme: Programme, duals: Values) -> Values:
    """What each pair would add to the optimum for each unit of it: its worth less what its rows charge."""
    prices: Values = programme.worth.copy()
    charge = np.append(-duals, 0.0)
    for family in programme.families:
        prices -= family.factors * charge[family.rows]
    return prices


def _integral(programme: Programme, working: NDArray[np.bool_], seconds: float) -> Solved | None:
    at = np.flatnonzero(working)
    found = optimize.milp(
        _cost(programme, at),
        constraints=optimize.LinearConstraint(_matrix(programme, at), -np.inf, np.array(programme.limits)),
        bounds=optimize.Bounds(*_bounds(programme, at)),
        integrality=np.ones(len(at) + len(programme.tops)),
        options={"time_limit": seconds, "mip_rel_gap": 1e-9},
    )
    if found.x is None:
        return None
    pairs = np.zeros(len(working), dtype=bool)
    pairs[at[found.x[: len(at)] > 0.5]] = True
    value = float(programme.worth[pairs].sum())
    return Solved(pairs, value, max(value, -found.mip_dual_bound))
