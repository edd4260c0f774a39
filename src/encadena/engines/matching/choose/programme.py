"""A whole-number programme with one variable for each pair, of which there may be millions, and a few more.

Most pairs are never worth a thought. The linear programme is solved over some of them, its dual values price all the
others, and those that would help join until none does: that optimum bounds every choice. Where it is not whole already,
the whole-number programme decides the pairs whose price is small. A pair whose price is larger than the gap between the
bound and a choice is in every better choice what it is in the linear optimum, so that nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import time
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
FIRST_GAP, WIDER = 0.01, 4.0


@dataclass(frozen=True)
class Family:
    """Rows in which each pair stands at most once: the row of each pair (-1: in none), and its factor there."""

    rows: Numbers
    factors: Values


@dataclass
class Programme:
    """Maximise the worth of pairs under ``rows`` of the form Σ ≤ limit. The others are further variables from 0
    to their ``tops``, with their ``entries`` in the rows; those in ``whole`` have to be whole numbers.
    """

    worth: Values
    fixed: NDArray[np.bool_]
    families: list[Family] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)

    def rows(self, limits: Values) -> int:
        """New rows; the number of the first."""
        first = len(self.limits)
        self.limits += limits.tolist()
        return first

    def other(self, top: float, *, whole: bool = False) -> int:
        """A new variable; its number among the others."""
        self.tops.append(top)
        self.whole += [len(self.tops) - 1] * whole
        return len(self.tops) - 1


@dataclass(frozen=True)
class Solved:
    pairs: NDArray[np.bool_]
    value: float
    bound: float


@dataclass(frozen=True)
class _Linear:
    """The linear optimum: ``taken`` and ``price`` of every pair, and ``bound``."""

    taken: Values
    price: Values
    bound: float


def solve(programme: Programme, start: NDArray[np.bool_], seconds: float) -> Solved | None:
    """The best choice and its bound; None when nothing satisfies the rows, or nothing was found in time.

    ``start``: pairs to look at first.
    """
    working = start | programme.fixed
    linear = _linear(programme, working if working.any() else np.ones_like(working))
    if linear is None:
        return None
    if np.abs(linear.taken - np.rint(linear.taken)).max() < SLACK and not programme.whole:
        pairs = linear.taken > 0.5
        value = float(programme.worth[pairs].sum())
        return Solved(pairs, value, value)
    return _whole(programme, linear, time() + seconds)


def _linear(programme: Programme, working: NDArray[np.bool_]) -> _Linear | None:
    for _ in range(ROUNDS):
        at = np.flatnonzero(working)
        found = _solved(programme, at)
        if found.status != 0:
            if working.all():
                return None
            working = np.ones_like(working)
            continue
        price = _prices(programme, found.ineqlin.marginals)
        better = np.flatnonzero((price > SLACK) & ~working)
        if not len(better):
            break
        working = working.copy()
        working[better[np.argsort(-price[better])[: max(2000, int(working.sum()))]]] = True
    taken = np.zeros(len(working))
    taken[at] = found.x[: len(at)]
    return _Linear(taken, price, -float(found.fun))


def _whole(programme: Programme, linear: _Linear, until: float) -> Solved | None:
    """Ever more pairs are left to decide, until all within the gap were."""
    best, gap = None, FIRST_GAP
    while (left := until - time()) > 0:
        free = (np.abs(linear.price) <= gap) | (np.abs(linear.taken - np.rint(linear.taken)) > SLACK)
        found = _integral(programme, linear, free, left)
        if found and (best is None or found.value > best.value):
            best = found
        missing = linear.bound - best.value if best else np.inf
        decided = found is not None and found.exact and (missing <= gap or bool(free.all()))
        if best and (decided or missing <= SLACK * abs(linear.bound)):
            return Solved(best.pairs, best.value, best.value)
        if free.all():
            break
        gap = max(gap * WIDER, min(missing, gap * WIDER**2))
    return Solved(best.pairs, best.value, linear.bound) if best else None


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


def _solved(programme: Programme, at: Numbers) -> optimize.OptimizeResult:
    """By the dual simplex: its optimum is a corner, often whole already."""
    return optimize.linprog(
        _cost(programme, at),
        A_ub=_matrix(programme, at),
        b_ub=np.array(programme.limits),
        bounds=np.column_stack(_bounds(programme, at)),
        method="highs-ds",
    )


def _prices(programme: Programme, duals: Values) -> Values:
    """What each pair would add to the optimum for each unit of it: its worth less what its rows charge."""
    prices: Values = programme.worth.copy()
    charge = np.append(-duals, 0.0)
    for family in programme.families:
        prices -= family.factors * charge[family.rows]
    return prices


@dataclass(frozen=True)
class _Found:
    pairs: NDArray[np.bool_]
    value: float
    exact: bool


def _integral(programme: Programme, linear: _Linear, free: NDArray[np.bool_], seconds: float) -> _Found | None:
    """The best choice that differs from the linear optimum only in the pairs that are ``free``."""
    at = np.flatnonzero(free | (linear.taken > 0.5))
    low, high = _bounds(programme, at)
    low[: len(at)] = np.where(free[at], low[: len(at)], np.rint(linear.taken[at]))
    whole = np.zeros(len(at) + len(programme.tops))
    whole[: len(at)] = free[at]
    whole[[len(at) + other for other in programme.whole]] = 1
    found = optimize.milp(
        _cost(programme, at),
        constraints=optimize.LinearConstraint(_matrix(programme, at), -np.inf, np.array(programme.limits)),
        bounds=optimize.Bounds(low, high),
        integrality=whole,
        options={"time_limit": seconds, "mip_rel_gap": 1e-9},
    )
    if found.x is None:
        return None
    pairs = np.zeros(len(free), dtype=bool)
    pairs[at[found.x[: len(at)] > 0.5]] = True
    return _Found(pairs, float(programme.worth[pairs].sum()), found.status == 0)
