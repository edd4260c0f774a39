"""Counts waiting. Knows nothing of the solver, so that it can judge it.

A break is a maximal run of free slots between two meetings of a participant; how long it lasts does not matter. What it
lasts is its idle time, which comes second: among agendas with as few breaks, the one with the least is the best. Free
time inside a lunch window is no break.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from .pauses import is_lunch, windows
from .problem import Id, Problem, Schedule


def breaks_of(problem: Problem, schedule: Schedule) -> Mapping[Id, int]:
    """Breaks of every participant, also of those without meetings (0)."""
    return {p: len(waits) for p, waits in waits_of(problem, schedule).items()}


def idle_of(problem: Problem, schedule: Schedule) -> Mapping[Id, int]:
    """Free slots within the breaks of every participant."""
    return {p: sum(waits) for p, waits in waits_of(problem, schedule).items()}


def waits_of(problem: Problem, schedule: Schedule) -> Mapping[Id, list[int]]:
    """The length in slots of each break of every participant, in order of time."""
    at = problem.position
    place = {slot: (s, at[slot]) for s, stretch in enumerate(problem.stretches) for slot in stretch}
    return {p: list(_waits(problem, schedule, p, place)) for p in problem.participants}


def total_breaks(problem: Problem, schedule: Schedule) -> int:
    """What ``solve`` makes as small as it can."""
    return sum(breaks_of(problem, schedule).values())


def total_idle(problem: Problem, schedule: Schedule) -> int:
    """What is made as small as it can without a break more."""
    return sum(idle_of(problem, schedule).values())


def _waits(
    problem: Problem, schedule: Schedule, participant: Id, place: Mapping[int, tuple[int, int]]
) -> Iterator[int]:
    meetings = problem.meetings_of[participant]
    held = [problem.covered(m, schedule.slot_of[m.id]) for m in meetings if m.id in schedule.slot_of]
    busy = sorted(place[slot] for covered in held for slot in covered)
    for (stretch, earlier), (next_stretch, later) in pairwise(busy):
        waits = stretch == next_stretch and later - earlier > 1
        if waits and not is_lunch(windows(problem), earlier + 1, later - 1):
            yield later - earlier - 1
