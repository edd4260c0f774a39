"""Nobody is in two meetings at once."""

from collections import defaultdict

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "one_meeting_at_a_time"


def post(agenda: Agenda) -> None:
    for participant in agenda.problem.participants:
        for slot in agenda.problem.slots:
            agenda.model.add_at_most_one(agenda.meetings_in(participant, slot.id))


def clauses(formula: Formula) -> None:
    for participant in formula.problem.participants:
        for slot in formula.problem.slots:
            formula.at_most_one(formula.meetings_in(participant, slot.id))


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    together: dict[tuple[Id, int], list[Id]] = defaultdict(list)
    for m in problem.meetings:
        if m.id in schedule.slot_of:
            for slot in problem.covered(m, schedule.slot_of[m.id]):
                for participant in m.everybody:
                    together[participant, slot].append(m.id)
    return [
        Violation(NAME, (participant, *meetings), slot)
        for (participant, slot), meetings in together.items()
        if len(meetings) > 1
    ]
