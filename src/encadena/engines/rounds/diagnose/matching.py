"""Hall's theorem at work: meetings that have too few places among all their slots."""

from collections import deque
from collections.abc import Mapping

from ..problem import Id


def crowded(
    slots_of: Mapping[Id, tuple[int, ...]], capacity: Mapping[int, int]
) -> tuple[tuple[Id, ...], tuple[int, ...]]:
    """Some meetings that need more places than all their possible slots have, and those slots; empty if there are none.

    Gives every meeting a place by augmenting paths. The first that finds none leaves, in what its search reached,
    such a set.
    """
    held: dict[int, list[Id]] = {slot: [] for slot in capacity}
    for meeting in slots_of:
        free = [slot for slot in slots_of[meeting] if len(held[slot]) < capacity[slot]]
        if free:  # evenly spread, so that few need to make room later
            held[min(free, key=lambda slot: len(held[slot]) / capacity[slot])].append(meeting)
            continue
        reached = _make_room(meeting, slots_of, capacity, held)
        if reached is not None:
            tight = {meeting, *(m for slot in reached for m in held[slot])}
            return tuple(m for m in slots_of if m in tight), tuple(slot for slot in capacity if slot in reached)
    return (), ()


def _make_room(
    meeting: Id, slots_of: Mapping[Id, tuple[int, ...]], capacity: Mapping[int, int], held: dict[int, list[Id]]
) -> set[int] | None:
    """Give ``meeting`` a place, moving others along; or the slots in which nobody can move."""
    pushed_by: dict[int, Id] = {}
    came_from: dict[Id, int] = {}
    queue = deque([meeting])
    while queue:
        current = queue.popleft()
        for slot in slots_of[current]:
            if slot in pushed_by:
                continue
            pushed_by[slot] = current
            if len(held[slot]) < capacity[slot]:
                _move_along(slot, pushed_by, came_from, held)
                return None
            for other in held[slot]:
                came_from[other] = slot
                queue.append(other)
    return set(pushed_by)


def _move_along(slot: int, pushed_by: dict[int, Id], came_from: dict[Id, int], held: dict[int, list[Id]]) -> None:
    while True:
        meeting = pushed_by[slot]
        held[slot].append(meeting)
        if meeting not in came_from:
            return
        slot = came_from[meeting]
        held[slot].remove(meeting)
