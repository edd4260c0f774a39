"""Nobody meets outside their working hours, by their own clock."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Param, Problem, Schedule, Violation

NAME = "hours"


def post(agenda: Agenda) -> None:
    problem = agenda.problem
    for participant, slot in problem.off_hours:
        for meeting in problem.meetings_of[participant]:
            for begins in problem.beginnings(meeting, slot):
                agenda.model.add(agenda.meets[meeting.id, begins] == 0)


def clauses(formula: Formula) -> None:
    problem = formula.problem
    for participant, slot in problem.off_hours:
        for meeting in problem.meetings_of[participant]:
            for begins in problem.beginnings(meeting, slot):
                formula.forbid(meeting.id, begins)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (participant, m.id), slot, _hours(problem, participant))
        for m in problem.meetings
        if m.id in schedule.slot_of
        for participant in m.everybody
        for slot in problem.covered(m, schedule.slot_of[m.id])
        if (participant, slot) in problem.off_hours
    ]


def _hours(problem: Problem, participant: Id) -> dict[str, Param]:
    asked = problem.hours[participant]
    return {"zone": asked.zone, "opens": asked.opens, "closes": asked.closes}
