"""A meeting asked for a session is held in that session."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "sessions"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        for slot in agenda.problem.slots:
            if meeting.session not in (None, slot.session):
                agenda.model.add(agenda.meets[meeting.id, slot.id] == 0)


def clauses(formula: Formula) -> None:
    for meeting in formula.problem.meetings:
        for slot in formula.problem.slots:
            if meeting.session not in (None, slot.session):
                formula.forbid(meeting.id, slot.id)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (m.id,), schedule.slot_of[m.id], {"session": m.session})
        for m in problem.meetings
        if m.session is not None
        and m.id in schedule.slot_of
        and problem.slot_by_id[schedule.slot_of[m.id]].session != m.session
    ]
