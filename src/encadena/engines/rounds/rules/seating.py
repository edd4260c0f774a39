"""A table holds one meeting at a time, and it has to exist."""

from collections import defaultdict

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "seating"


def post(agenda: Agenda) -> None:
    problem = agenda.problem
    for slot in problem.slots:
        for table in range(1, len(problem.meetings) + 1):
            seated = [agenda.sits[m, begins, table] for m, begins in problem.at_tables_in(slot.id)]
            if table > slot.tables:
                agenda.model.add(sum(seated) == 0)
            else:
                agenda.model.add_at_most_one(seated)


def clauses(formula: Formula) -> None:
    problem = formula.problem
    for slot in problem.slots:
        for table in range(1, len(problem.meetings) + 1):
            seated = [formula.sits[m, begins, table] for m, begins in problem.at_tables_in(slot.id)]
            if table > slot.tables:
                for literal in seated:
                    formula.add(-literal)
            else:
                formula.at_most_one(seated)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    """Judges the tables that are given; a meeting without a table yet breaks nothing."""
    at: dict[tuple[int, int], list[Id]] = defaultdict(list)
    for m in problem.meetings:
        if m.id in schedule.slot_of and m.id in schedule.table_of and not m.virtual:
            for slot in problem.covered(m, schedule.slot_of[m.id]):
                at[slot, schedule.table_of[m.id]].append(m.id)
    return [
        Violation(NAME, tuple(meetings), slot, {"table": table, "tables": problem.slot_by_id[slot].tables})
        for (slot, table), meetings in at.items()
        if len(meetings) > 1 or not 1 <= table <= problem.slot_by_id[slot].tables
    ]
