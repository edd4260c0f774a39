"""What takes a table: all that somebody receives in a day, or a meeting by itself. And the ways between them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..problem import Id, Meeting, Problem, Schedule
from ..rules.steady import host


@dataclass(frozen=True)
class Unit:
    """Takes one table in all its ``slots``: the whole day for whoever ``keeps`` it. Tables up to ``most`` will do, or
    only the ``promised`` one.
    """

    meetings: tuple[Id, ...]
    slots: frozenset[int]
    most: int
    keeps: bool
    promised: int | None = None


@dataclass
class Way:
    """How often people go from one unit to another: at once (the limit counts), or after a wait."""

    at_once: int = 0
    later: int = 0


def units_of(problem: Problem, schedule: Schedule) -> list[Unit]:
    """Those that keep a table first."""
    kept: dict[tuple[str, Id], list[Meeting]] = defaultdict(list)
    single: list[Meeting] = []
    for m in problem.meetings:
        if m.virtual or m.id not in schedule.slot_of:
            continue
        own = host(problem, m)
        if own is None:
            single.append(m)
        else:
            kept[problem.slot_by_id[schedule.slot_of[m.id]].day, own].append(m)
    of_days = [_kept(problem, schedule, day, meetings) for (day, _), meetings in kept.items()]
    return of_days + [_single(problem, schedule, m) for m in single]


def _kept(problem: Problem, schedule: Schedule, day: str, meetings: list[Meeting]) -> Unit:
    met = {slot for m in meetings for slot in problem.covered(m, schedule.slot_of[m.id])}
    promised = next((m.table for m in meetings if m.table is not None), None)
    whole = frozenset(slot.id for slot in problem.slots if slot.day == day)
    return Unit(tuple(m.id for m in meetings), whole, _most(problem, met), keeps=True, promised=promised)


def _single(problem: Problem, schedule: Schedule, m: Meeting) -> Unit:
    met = frozenset(problem.covered(m, schedule.slot_of[m.id]))
    return Unit((m.id,), met, _most(problem, met), keeps=False, promised=m.table)


def _most(problem: Problem, slots: Iterable[int]) -> int:
    return min(problem.slot_by_id[slot].tables for slot in slots)


def ways_of(problem: Problem, schedule: Schedule, units: list[Unit]) -> list[dict[int, Way]]:
    """Per unit, the ways to and from the others."""
    unit_of = {meeting: i for i, unit in enumerate(units) for meeting in unit.meetings}
    found: list[dict[int, Way]] = [defaultdict(Way) for _ in units]
    for (one, other), times in Counter(_steps(problem, schedule, unit_of)).items():
        a, b = unit_of[one[0]], unit_of[other]
        for here, there in ((a, b), (b, a)) if a != b else ():
            found[here][there].at_once += times if one[1] else 0
            found[here][there].later += 0 if one[1] else times
    return found


def _steps(problem: Problem, schedule: Schedule, unit_of: dict[Id, int]) -> Iterator[tuple[tuple[Id, bool], Id]]:
    """(meeting, at once?) and the next meeting of the same person and day."""
    follows = dict(step for row in problem.rows for step in pairwise(row))
    for meetings in problem.meetings_of.values():
        held = [m for m in meetings if m.id in unit_of]
        held.sort(key=lambda m: problem.position[schedule.slot_of[m.id]])
        for one, other in pairwise(held):
            last, then = problem.covered(one, schedule.slot_of[one.id])[-1], schedule.slot_of[other.id]
            if problem.slot_by_id[last].day == problem.slot_by_id[then].day:
                yield (one.id, follows.get(last) == then), other.id
