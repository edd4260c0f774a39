"""Counts waiting. Knows nothing of the solver, so that it can judge it.

A break is a maximal run of free slots between two meetings of a participant; how long it lasts does not matter.
"""

from collections.abc import Mapping
from itertools import pairwise

from .problem import Id, Problem, Schedule


def breaks_of(problem: Problem, schedule: Schedule) -> Mapping[Id, int]:
    """Breaks of every participant, also of those without meetings (0)."""
    place = {slot: (s, i) for s, stretch in enumerate(problem.stretches) for i, slot in enumerate(stretch)}
    return {p: _breaks(problem, schedule, p, place) for p in problem.participants}


def total_breaks(problem: Problem, schedule: Schedule) -> int:
    """What ``solve`` makes as small as it can."""
    return sum(breaks_of(problem, schedule).values())


def _breaks(problem: Problem, schedule: Schedule, participant: Id, place: Mapping[int, tuple[int, int]]) -> int:
    meetings = problem.meetings_of[participant]
    if len(meetings) < 2:
        return 0
    held = [problem.covered(m, schedule.slot_of[m.id]) for m in meetings if m.id in schedule.slot_of]
    busy = sorted(place[slot] for covered in held for slot in covered)
    return sum(
        stretch == next_stretch and later - earlier > 1 for (stretch, earlier), (next_stretch, later) in pairwise(busy)
    )
