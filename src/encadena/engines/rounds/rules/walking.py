"""Nobody walks farther than the limit between one meeting and the next slot's."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot, inf

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "walking"
Place = tuple[Id, int]  # a meeting and the slot in which it begins


def metres(problem: Problem, one: int, other: int) -> float:
    """From table to table; infinite where one of them stands nobody knows where."""
    if one == other:
        return 0.0
    if one not in problem.places or other not in problem.places:
        return inf
    (x, y), (u, v) = problem.places[one], problem.places[other]
    return hypot(x - u, y - v)


def too_far(problem: Problem, one: int, other: int) -> bool:
    """Farther than the limit. Nothing is said of tables whose place is unknown."""
    way = metres(problem, one, other)
    return problem.walk is not None and problem.walk < way < inf


def post(agenda: Agenda) -> None:
    for (one, begins), (other, then) in _in_a_row(agenda.problem):
        for a, b in _far_apart(agenda.problem):
            agenda.model.add_bool_or(~agenda.sits[one, begins, a], ~agenda.sits[other, then, b])


def clauses(formula: Formula) -> None:
    for (one, begins), (other, then) in _in_a_row(formula.problem):
        for a, b in _far_apart(formula.problem):
            formula.add(-formula.sits[one, begins, a], -formula.sits[other, then, b])


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    """Judges the tables that are given."""
    if problem.walk is None:
        return []
    return [
        Violation(NAME, (p, one, other), schedule.slot_of[other], _way(problem, schedule, one, other))
        for p in problem.participants
        for one, other in _met_in_a_row(problem, schedule, p)
        if too_far(problem, schedule.table_of[one], schedule.table_of[other])
    ]


def _way(problem: Problem, schedule: Schedule, one: Id, other: Id) -> dict[str, int]:
    way = metres(problem, schedule.table_of[one], schedule.table_of[other])
    return {"metres": round(way), "limit": round(problem.walk or 0)}


def _met_in_a_row(problem: Problem, schedule: Schedule, participant: Id) -> Iterator[tuple[Id, Id]]:
    held = [m for m in problem.meetings_of[participant] if m.id in schedule.slot_of and m.id in schedule.table_of]
    seated = [m for m in held if not m.virtual]
    follows = dict(step for row in problem.rows for step in pairwise(row))
    for one in seated:
        last = problem.covered(one, schedule.slot_of[one.id])[-1]
        for other in seated:
            if other is not one and follows.get(last) == schedule.slot_of[other.id]:
                yield one.id, other.id


def _in_a_row(problem: Problem) -> Iterator[tuple[Place, Place]]:
    """Two meetings of somebody, the second beginning when the first ends."""
    follows = dict(step for row in problem.rows for step in pairwise(row))
    seen: set[tuple[Place, Place]] = set()
    for meetings in problem.meetings_of.values() if problem.walk is not None else ():
        seated = [m for m in meetings if not m.virtual]
        for one in seated:
            for slot in problem.slots:
                then = follows.get(problem.covered(one, slot.id)[-1])
                for other in seated if then is not None else ():
                    step = ((one.id, slot.id), (other.id, then or 0))
                    if other is not one and step not in seen:
                        seen.add(step)
                        yield step


def _far_apart(problem: Problem) -> list[tuple[int, int]]:
    tables = range(1, len(problem.meetings) + 1)
    return [(a, b) for a in tables for b in tables if too_far(problem, a, b)]
