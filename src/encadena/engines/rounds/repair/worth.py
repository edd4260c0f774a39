"""How much the waiting list can add at most: a flow that sees everybody's free slots but not which ones they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...later import Later
from ..problem import Id
from .standing import Standing

if TYPE_CHECKING:
    from ortools.graph.python import min_cost_flow
else:
    min_cost_flow = Later("ortools.graph.python.min_cost_flow")

SCALE = 1000  # values are counted in thousandths, rounded up


def most_value(standing: Standing, slot_of: dict[Id, int]) -> float:
    """No agenda that holds the same meetings of before as ``slot_of`` adds waiting meetings worth more.

    Everybody is two sides of the flow, so that the participants need not fall into buyers and sellers.
    """
    waiting = [w for w in standing.live.waiting if _can_be_held(standing, w.meeting.id)]
    room = _room(standing, slot_of)
    places = max(0, _places(standing, slot_of))
    if not waiting or not places:
        return 0.0
    people = sorted({p for w in waiting for p in w.meeting.pair}, key=str)
    number = {p: i for i, p in enumerate(people)}
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = 2 * len(people), 2 * len(people) + 1
    for w in waiting:
        for one, other in (w.meeting.pair, w.meeting.pair[::-1]):
            flow.add_arc_with_capacity_and_unit_cost(
                number[one], len(people) + number[other], 1, -int(w.value * SCALE + 0.999)
            )
    for p, i in number.items():
        flow.add_arc_with_capacity_and_unit_cost(source, i, room[p], 0)
        flow.add_arc_with_capacity_and_unit_cost(len(people) + i, sink, room[p], 0)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, 2 * places, 0)
    flow.set_node_supply(source, 2 * places)
    flow.set_node_supply(sink, -2 * places)
    if flow.solve() != flow.OPTIMAL:
        return sum(w.value for w in waiting)
    return float(-flow.optimal_cost()) / (2 * SCALE)


def _can_be_held(standing: Standing, meeting: Id) -> bool:
    position = standing.problem.position
    return any(position[slot] > standing.now for slot in standing.problem.slots_of[meeting])


def _room(standing: Standing, slot_of: dict[Id, int]) -> dict[Id, int]:
    """Slots after the running one in which each participant is there and free, however the old meetings are moved."""
    problem, position = standing.problem, standing.problem.position
    later = {slot.id for slot in problem.slots if position[slot.id] > standing.now and slot.tables}
    room = dict.fromkeys(problem.participants, 0)
    for p in problem.participants:
        room[p] = len(later) - sum((p, slot) in problem.forbidden for slot in later)
    for meeting, slot in slot_of.items():
        if meeting not in standing.waiting and slot in later:
            for p in problem.meeting_by_id[meeting].pair:
                room[p] = max(0, room[p] - 1)
    return room


def _places(standing: Standing, slot_of: dict[Id, int]) -> int:
    problem, position = standing.problem, standing.problem.position
    tables = sum(slot.tables for slot in problem.slots if position[slot.id] > standing.now)
    taken = sum(m not in standing.waiting and position[s] > standing.now for m, s in slot_of.items())
    return tables - taken
