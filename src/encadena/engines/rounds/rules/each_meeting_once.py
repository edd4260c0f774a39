"""Every meeting is held, once."""

from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "each_meeting_once"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        agenda.model.add_exactly_one(agenda.meets[meeting.id, slot.id] for slot in agenda.problem.slots)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [Violation(NAME, (m.id,)) for m in problem.meetings if m.id not in schedule.slot_of]
