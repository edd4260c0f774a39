"""A meeting with a fixed time keeps it."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "fixed_times"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        for slot in agenda.problem.slots:
            if meeting.fixed not in (None, slot.id):
                agenda.model.add(agenda.meets[meeting.id, slot.id] == 0)


def clauses(formula: Formula) -> None:
    for meeting in formula.problem.meetings:
        for slot in formula.problem.slots:
            if meeting.fixed not in (None, slot.id):
                formula.forbid(meeting.id, slot.id)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (m.id,), schedule.slot_of[m.id], {"fixed": m.fixed})
        for m in problem.meetings
        if m.fixed is not None and m.id in schedule.slot_of and schedule.slot_of[m.id] != m.fixed
    ]
