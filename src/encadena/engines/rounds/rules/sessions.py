"""A meeting asked for a session is held in that session."""

from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "sessions"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        for slot in agenda.problem.slots:
            if meeting.session not in (None, slot.session):
                agenda.model.add(agenda.meets[meeting.id, slot.id] == 0)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (m.id,), schedule.slot_of[m.id], {"session": m.session})
        for m in problem.meetings
        if m.session is not None
        and m.id in schedule.slot_of
        and problem.slot_by_id[schedule.slot_of[m.id]].session != m.session
    ]
