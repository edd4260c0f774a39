"""A long meeting goes on without interruption within the day."""

from collections.abc import Iterator

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "lengths"


def post(agenda: Agenda) -> None:
    for meeting, slot in _cut_short(agenda.problem):
        agenda.model.add(agenda.meets[meeting, slot] == 0)


def clauses(formula: Formula) -> None:
    for meeting, slot in _cut_short(formula.problem):
        formula.forbid(meeting, slot)


def _cut_short(problem: Problem) -> Iterator[tuple[Id, int]]:
    for m in problem.meetings:
        if m.length > 1:
            yield from ((m.id, s.id) for s in problem.slots if len(problem.covered(m, s.id)) < m.length)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    found = []
    for m in problem.meetings:
        if m.length > 1 and m.id in schedule.slot_of:
            fits = len(problem.covered(m, schedule.slot_of[m.id]))
            if fits < m.length:
                found.append(Violation(NAME, (m.id,), schedule.slot_of[m.id], {"length": m.length, "fits": fits}))
    return found
