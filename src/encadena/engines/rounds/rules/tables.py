"""No more meetings at once than there are tables."""

from collections import defaultdict

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "tables"


def post(agenda: Agenda) -> None:
    for slot in agenda.problem.slots:
        agenda.model.add(sum(agenda.held_in(slot.id)) <= slot.tables)


def clauses(formula: Formula) -> None:
    for slot in formula.problem.slots:
        held = formula.held(slot.id)
        if len(held) > slot.tables:
            formula.add(-held[slot.tables])


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    held: dict[int, list[Id]] = defaultdict(list)
    for m in problem.meetings:
        if m.id in schedule.slot_of and not m.virtual:
            for slot in problem.covered(m, schedule.slot_of[m.id]):
                held[slot].append(m.id)
    return [
        Violation(NAME, tuple(held[slot.id]), slot.id, {"held": len(held[slot.id]), "tables": slot.tables})
        for slot in problem.slots
        if len(held[slot.id]) > slot.tables
    ]
