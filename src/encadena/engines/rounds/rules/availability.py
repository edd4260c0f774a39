"""Nobody has a meeting when they cannot be there."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "availability"


def post(agenda: Agenda) -> None:
    for participant, slot in agenda.problem.forbidden:
        for meeting in agenda.problem.meetings_of[participant]:
            agenda.model.add(agenda.meets[meeting.id, slot] == 0)


def clauses(formula: Formula) -> None:
    for participant, slot in formula.problem.forbidden:
        for meeting in formula.problem.meetings_of[participant]:
            formula.forbid(meeting.id, slot)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (participant, m.id), schedule.slot_of[m.id])
        for m in problem.meetings
        if m.id in schedule.slot_of
        for participant in m.pair
        if (participant, schedule.slot_of[m.id]) in problem.forbidden
    ]
