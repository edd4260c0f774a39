"""A meeting that has to come before another is over before the slot in which that one begins."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "precedence"


def post(agenda: Agenda) -> None:
    """Slot by slot: once the later meeting is held up to a slot, the earlier one was over before that slot."""
    problem = agenda.problem
    for before, after in problem.precedences:
        ends = {s.id: problem.ends(problem.meeting_by_id[before], s.id) for s in problem.slots}
        for slot in problem.slots:
            for begins, end in ends.items():
                if end >= problem.position[slot.id]:
                    agenda.model.add_bool_or(~agenda.meets[after, slot.id], ~agenda.meets[before, begins])


def clauses(formula: Formula) -> None:
    for before, after in sorted(formula.problem.precedences, key=str):
        not_yet = formula.held_from(before)
        for slot in formula.problem.slots:
            formula.add(-formula.meets[after, slot.id], -not_yet[slot.id])


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (before, after), schedule.slot_of[after], {"before_slot": schedule.slot_of[before]})
        for before, after in sorted(problem.precedences, key=str)
        if _out_of_order(problem, schedule, before, after)
    ]


def _out_of_order(problem: Problem, schedule: Schedule, before: Id, after: Id) -> bool:
    if before not in schedule.slot_of or after not in schedule.slot_of:
        return False
    end = problem.ends(problem.meeting_by_id[before], schedule.slot_of[before])
    return end >= problem.position[schedule.slot_of[after]]
