"""Nobody has a meeting when they cannot be there."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "availability"


def post(agenda: Agenda) -> None:
    problem = agenda.problem
    for participant, slot in problem.forbidden:
        for meeting in problem.meetings_of[participant]:
            for begins in problem.beginnings(meeting, slot):
                agenda.model.add(agenda.meets[meeting.id, begins] == 0)


def clauses(formula: Formula) -> None:
    problem = formula.problem
    for participant, slot in problem.forbidden:
        for meeting in problem.meetings_of[participant]:
            for begins in problem.beginnings(meeting, slot):
                formula.forbid(meeting.id, begins)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (participant, m.id), slot)
        for m in problem.meetings
        if m.id in schedule.slot_of
        for participant in m.everybody
        for slot in problem.covered(m, schedule.slot_of[m.id])
        if (participant, slot) in problem.forbidden
    ]
