"""A meeting that has to come before another is held in an earlier slot."""

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "precedence"


def post(agenda: Agenda) -> None:
    """Slot by slot: once the later meeting is held up to a slot, the earlier one was held before that slot."""
    slots = [slot.id for slot in agenda.problem.slots]
    for before, after in agenda.problem.precedences:
        for i, slot in enumerate(slots):
            for not_yet in slots[i:]:
                agenda.model.add_bool_or(~agenda.meets[after, slot], ~agenda.meets[before, not_yet])


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
    return problem.position[schedule.slot_of[before]] >= problem.position[schedule.slot_of[after]]
