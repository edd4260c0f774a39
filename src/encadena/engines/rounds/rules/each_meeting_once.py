"""Every meeting is held, once."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "each_meeting_once"


def post(agenda: Agenda) -> None:
    for meeting in agenda.problem.meetings:
        agenda.model.add_exactly_one(agenda.meets[meeting.id, slot.id] for slot in agenda.problem.slots)


def clauses(formula: Formula) -> None:
    for meeting in formula.problem.meetings:
        held = [formula.meets[meeting.id, slot.id] for slot in formula.problem.slots]
        formula.add(*held)
        formula.at_most_one(held)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [Violation(NAME, (m.id,)) for m in problem.meetings if m.id not in schedule.slot_of]
