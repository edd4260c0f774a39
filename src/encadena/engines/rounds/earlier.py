"""Nobody is kept until evening for nothing: what can be held earlier as a whole is.

Who meets nobody of another group waits just as little if the whole group meets some slots earlier. Breaks and their
length stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from .problem import Id, Meeting, Problem


def earlier(problem: Problem, slot_of: Mapping[Id, int]) -> dict[Id, int]:
    """The same agenda of a ``plain`` problem, each group of people that meet one another as early in each stretch as
    absences, sessions, fixed times and tables allow.
    """
    found = dict(slot_of)
    load: dict[int, int] = defaultdict(int)
    for slot in found.values():
        load[slot] += 1
    people = _groups(problem)
    for stretch in problem.stretches:
        place = {slot: i for i, slot in enumerate(stretch)}
        groups = [[m for m in group if found[m.id] in place] for group in people]
        by_first = [(min(place[found[m.id]] for m in group), group) for group in groups if group]
        for first, group in sorted(by_first, key=lambda one: one[0]):
            _bring_forward(problem, stretch, first, group, found, load)
    return found


def _bring_forward(
    problem: Problem,
    stretch: tuple[int, ...],
    first: int,
    group: list[Meeting],
    found: dict[Id, int],
    load: dict[int, int],
) -> None:
    place = {slot: i for i, slot in enumerate(stretch)}
    for m in group:
        load[found[m.id]] -= 1
    for by in range(first, -1, -1):
        moved = {m.id: stretch[place[found[m.id]] - by] for m in group}
        if by == 0 or _fits(problem, moved, load):
            found.update(moved)
            break
    for m in group:
        load[found[m.id]] += 1


def _fits(problem: Problem, moved: Mapping[Id, int], load: Mapping[int, int]) -> bool:
    if not all(slot in problem.slots_of[m] for m, slot in moved.items()):
        return False
    taken: dict[int, int] = defaultdict(int)
    for slot in moved.values():
        taken[slot] += 1
    return all(load.get(slot, 0) + held <= problem.slot_by_id[slot].tables for slot, held in taken.items())


def _groups(problem: Problem) -> list[list[Meeting]]:
    """Meetings of people that are linked by meetings, or by an order between them."""
    head: dict[Id, Id] = {p: p for p in problem.participants}

    def find(p: Id) -> Id:
        while head[p] != p:
            head[p] = head[head[p]]
            p = head[p]
        return p

    for m in problem.meetings:
        head[find(m.first)] = find(m.second)
    for before, after in problem.precedences:
        head[find(problem.meeting_by_id[before].first)] = find(problem.meeting_by_id[after].first)
    groups: dict[Id, list[Meeting]] = defaultdict(list)
    for m in problem.meetings:
        groups[find(m.first)].append(m)
    return list(groups.values())
