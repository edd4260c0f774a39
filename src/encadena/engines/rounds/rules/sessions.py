"""A meeting asked for a session is held in that session."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "sessions"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        for slot in agenda.problem.slots:
            if meeting.session not in (None, slot.session):
                for begins in agenda.problem.beginnings(meeting, slot.id):
                    agenda.model.add(agenda.meets[meeting.id, begins] == 0)


def clauses(formula: Formula) -> None:
    for meeting in formula.problem.meetings:
        for slot in formula.problem.slots:
            if meeting.session not in (None, slot.session):
                for begins in formula.problem.beginnings(meeting, slot.id):
                    formula.forbid(meeting.id, begins)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (m.id,), slot, {"session": m.session})
        for m in problem.meetings
        if m.session is not None and m.id in schedule.slot_of
        for slot in problem.covered(m, schedule.slot_of[m.id])
        if problem.slot_by_id[slot].session != m.session
    ]
