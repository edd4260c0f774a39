"""A meeting that was promised a table is held there."""

from collections.abc import Iterator

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "fixed_table"


def post(agenda: Agenda) -> None:
    for seat in _elsewhere(agenda.problem):
        agenda.model.add(agenda.sits[seat] == 0)


def clauses(formula: Formula) -> None:
    for seat in _elsewhere(formula.problem):
        formula.add(-formula.sits[seat])


def _elsewhere(problem: Problem) -> Iterator[tuple[Id, int, int]]:
    """Every slot and table where a meeting with a promise must not be."""
    tables = range(1, len(problem.meetings) + 1)
    for m in problem.meetings:
        if m.table is not None and not m.virtual:
            yield from ((m.id, s.id, table) for s in problem.slots for table in tables if table != m.table)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    """Judges the tables that are given."""
    return [
        Violation(NAME, (m.id,), schedule.slot_of[m.id], {"table": m.table, "given": schedule.table_of[m.id]})
        for m in problem.meetings
        if m.table is not None and not m.virtual and m.id in schedule.slot_of
        if schedule.table_of.get(m.id, m.table) != m.table
    ]
