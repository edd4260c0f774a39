"""The order between meetings as a graph of keys."""

from collections import defaultdict
from collections.abc import Iterable


def way(pairs: Iterable[tuple[int, int]], start: int, goal: int) -> list[int]:
    """The keys from ``start`` to ``goal`` along ``pairs`` (earlier, later), both included; empty without a way."""
    later = defaultdict(list)
    for before, after in pairs:
        later[before].append(after)
    came_from = {start: start}
    open_ends = [start]
    while open_ends and goal not in came_from:
        here = open_ends.pop(0)
        for there in later[here]:
            if there not in came_from:
                came_from[there] = here
                open_ends.append(there)
    return _back(came_from, goal) if goal in came_from else []


def _back(came_from: dict[int, int], goal: int) -> list[int]:
    steps = [goal]
    while came_from[steps[-1]] != steps[-1]:
        steps.append(came_from[steps[-1]])
    return steps[::-1]
