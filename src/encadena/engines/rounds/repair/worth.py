"""How much the waiting list can add at most: a flow that sees everybody's free slots but not which ones they are."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...later import Later
from ..problem import Id, Meeting
from ..sides import sides
from .live import Waiting
from .standing import Standing

if TYPE_CHECKING:
    from ortools.graph.python import min_cost_flow
else:
    min_cost_flow = Later("ortools.graph.python.min_cost_flow")

SCALE = 1000  # values are counted in thousandths, rounded up


@dataclass(frozen=True)
class Worth:
    """``chosen``: waiting meetings that would reach the ``bound`` if all found a place."""

    bound: float
    chosen: frozenset[Id]


def most_value(standing: Standing, slot_of: dict[Id, int]) -> Worth:
    """No agenda that holds the same meetings of before as ``slot_of`` adds waiting meetings worth more than the bound.

    Where the waiting ones have no two sides, everybody is both sides of the flow, and a chosen meeting may count half.
    """
    waiting = [w for w in standing.live.waiting if _can_be_held(standing, w.meeting.id)]
    places = max(0, _places(standing, slot_of))
    if not waiting or not places:
        return Worth(0.0, frozenset())
    side = sides(replace(standing.problem, meetings=tuple(w.meeting for w in waiting)))
    arcs = [(w, *_from_side(w.meeting, side)) for w in waiting]
    if side is None:
        arcs += [(w, w.meeting.second, w.meeting.first) for w in waiting]
    return _flow(arcs, _room(standing, slot_of), places, 1 if side is not None else 2)


def _from_side(meeting: Meeting, side: dict[Id, int] | None) -> tuple[Id, Id]:
    return meeting.pair if side is None or side[meeting.first] == 0 else (meeting.second, meeting.first)


def _flow(arcs: list[tuple[Waiting, Id, Id]], room: dict[Id, int], places: int, copies: int) -> Worth:
    left = {p: i for i, p in enumerate(dict.fromkeys(one for _, one, _ in arcs))}
    right = {p: i for i, p in enumerate(dict.fromkeys(other for _, _, other in arcs))}
    source, sink = len(left) + len(right), len(left) + len(right) + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    for w, one, other in arcs:
        cost = -math.ceil(w.value * SCALE)
        flow.add_arc_with_capacity_and_unit_cost(left[one], len(left) + right[other], 1, cost)
    for p, i in left.items():
        flow.add_arc_with_capacity_and_unit_cost(source, i, room[p], 0)
    for p, i in right.items():
        flow.add_arc_with_capacity_and_unit_cost(len(left) + i, sink, room[p], 0)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, copies * places, 0)
    flow.set_node_supply(source, copies * places)
    flow.set_node_supply(sink, -copies * places)
    if flow.solve() != flow.OPTIMAL:
        return Worth(sum(w.value for w in {w.meeting.id: w for w, _, _ in arcs}.values()), frozenset())
    chosen = frozenset(w.meeting.id for i, (w, _, _) in enumerate(arcs) if flow.flow(i))
    return Worth(-flow.optimal_cost() / (copies * SCALE), chosen)


def _can_be_held(standing: Standing, meeting: Id) -> bool:
    position = standing.problem.position
    return any(position[slot] > standing.now for slot in standing.problem.slots_of[meeting])


def _room(standing: Standing, slot_of: dict[Id, int]) -> dict[Id, int]:
    """Slots after the running one in which each participant is there and free, however the old meetings are moved.

    A frozen slot counts only for two who are free in it together, because nobody moves there.
    """
    problem, position = standing.problem, standing.problem.position
    later = {slot.id for slot in problem.slots if position[slot.id] > standing.edge and slot.tables}
    room = dict.fromkeys(problem.participants, len(later))
    for p, slot in problem.forbidden:
        room[p] -= slot in later
    for meeting, slot in slot_of.items():
        if meeting not in standing.waiting and slot in later:
            for p in problem.meeting_by_id[meeting].pair:
                room[p] -= 1
    for p, _ in _free_together(standing, slot_of):
        room[p] += 1
    return {p: max(0, free) for p, free in room.items()}


def _free_together(standing: Standing, slot_of: dict[Id, int]) -> set[tuple[Id, int]]:
    problem = standing.problem
    held = {(p, slot) for m, slot in slot_of.items() for p in problem.meeting_by_id[m].pair}
    load = Counter(slot_of.values())
    frozen = [s for s in problem.slots[standing.now + 1 : standing.edge + 1] if load[s.id] < s.tables]
    found: set[tuple[Id, int]] = set()
    for w in standing.live.waiting:
        possible = problem.slots_of[w.meeting.id]
        for slot in frozen:
            pair = {(p, slot.id) for p in w.meeting.pair}
            if slot.id in possible and not pair & held:
                found |= pair
    return found


def _places(standing: Standing, slot_of: dict[Id, int]) -> int:
    problem, position = standing.problem, standing.problem.position
    tables = sum(slot.tables for slot in problem.slots if position[slot.id] > standing.now)
    taken = sum(m not in standing.waiting and position[s] > standing.now for m, s in slot_of.items())
    return tables - taken
