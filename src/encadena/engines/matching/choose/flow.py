"""The best choice without rules of exposure, exactly: a flow of meetings from sellers to buyers.

What comes first is priced so high that no sum of values outweighs it: least quotas, then first meetings, then value.
Meetings that stand are taken out beforehand, with the places they use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...later import Later
from .demand import Demand, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from ortools.graph.python import min_cost_flow

    from .demand import Numbers
else:
    np = Later("numpy")
    min_cost_flow = Later("ortools.graph.python.min_cost_flow")


@dataclass(frozen=True)
class Taken:
    """A choice: which ``pairs``; ``short`` meetings are missing to the least quotas; ``firsts`` sellers have one."""

    pairs: NDArray[np.bool_]
    value: float
    short: int
    firsts: int


@dataclass(frozen=True)
class _Arcs:
    tail: Numbers
    head: Numbers
    room: Numbers
    gain: Numbers


def best_flow(demand: Demand, *, firsts: bool) -> Taken:
    """Two million pairs take about a second; memory about 100 bytes a pair."""
    free = np.flatnonzero(~demand.fixed)
    if not len(free):
        return taken_of(demand, demand.fixed)
    sellers, buyers = len(demand.sellers.ids), len(demand.buyers.ids)
    arcs = _arcs(demand, free, firsts)
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(arcs.tail, arcs.head, arcs.room, -arcs.gain)
    places = demand.places - int(demand.fixed.sum())
    solver.set_nodes_supplies(np.array([sellers + buyers, sellers + buyers + 1]), np.array([places, -places]))
    if solver.solve() != solver.OPTIMAL:
        raise ArithmeticError("the flow of meetings has no optimum")
    pairs = demand.fixed.copy()
    pairs[free] = solver.flows(np.arange(len(free))) > 0
    return taken_of(demand, pairs)


def _arcs(demand: Demand, free: Numbers, firsts: bool) -> _Arcs:
    """A better flow is reached by exchanges along a path, which passes every participant at most once: a first meeting
    is worth more than any such path, one towards a least quota more than any number of first meetings on it.
    """
    gain = np.rint(demand.value[free] * demand.scale).astype(np.int64)
    sellers, buyers = len(demand.sellers.ids), len(demand.buyers.ids)
    source, sink = sellers + buyers, sellers + buyers + 1
    first = (int(gain.max()) + 1) * (sink + 1)
    parts = [(demand.sellers.of[free], demand.buyers.of[free] + sellers, np.ones(len(free), dtype=np.int64), gain)]
    for side, bonus, at in ((demand.sellers, first if firsts else 0, 0), (demand.buyers, 0, sellers)):
        node = np.arange(len(side.ids)) + at
        ends = (np.full(len(node), source), node) if at == 0 else (node, np.full(len(node), sink))
        stand = np.bincount(side.of[demand.fixed], minlength=len(node))
        parts += [(*ends, room, worth) for room, worth in _steps(side, stand, bonus, first * (sink + 1))]
    parts.append((np.array([source]), np.array([sink]), np.array([len(demand.pairs)]), np.array([0])))
    return _Arcs(*(np.concatenate([part[i] for part in parts]).astype(np.int64) for i in range(4)))


def _steps(side: Side, stand: Numbers, first: int, towards: int) -> list[tuple[Numbers, Numbers]]:
    """The meetings of a participant by what they are worth, falling: the first, those up to its least, the rest."""
    room, needed = side.most - stand, np.maximum(side.least - stand, 0)
    one = np.minimum(room, 1)
    up_to_least = np.minimum(np.maximum(needed - 1, 0), room - one)
    worth_of_first = np.where(needed > 0, towards, 0) + np.where(stand == 0, first, 0)
    return [
        (one, worth_of_first),
        (up_to_least, np.full(len(one), towards)),
        (room - one - up_to_least, np.zeros(len(one), dtype=np.int64)),
    ]


def taken_of(demand: Demand, pairs: NDArray[np.bool_]) -> Taken:
    """What a choice amounts to."""
    sides = (demand.sellers, demand.buyers)
    counts = [np.bincount(side.of[pairs], minlength=len(side.ids)) for side in sides]
    short = sum(int(np.maximum(s.least - count, 0).sum()) for s, count in zip(sides, counts, strict=True))
    return Taken(pairs, float(demand.value[pairs].sum()), short, int((counts[0] > 0).sum()))
