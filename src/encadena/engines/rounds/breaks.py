"""Counts waiting. Knows nothing of the solver, so that it can judge it.

A break is a maximal run of free slots between two meetings of a participant; how long it lasts does not matter.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from .problem import Id, Problem, Schedule


def breaks_of(problem: Problem, schedule: Schedule) -> Mapping[Id, int]:
    """Breaks of every participant, also of those without meetings (0)."""
    return {p: _breaks(problem, schedule, p) for p in problem.participants}


def total_breaks(problem: Problem, schedule: Schedule) -> int:
    """What ``solve`` makes as small as it can."""
    return sum(breaks_of(problem, schedule).values())


def _breaks(problem: Problem, schedule: Schedule, participant: Id) -> int:
    slots = {schedule.slot_of[m.id] for m in problem.meetings_of[participant] if m.id in schedule.slot_of}
    return sum(_gaps(i for i, slot in enumerate(stretch) if slot in slots) for stretch in problem.stretches)


def _gaps(busy: Iterable[int]) -> int:
    return sum(later - earlier > 1 for earlier, later in pairwise(busy))
