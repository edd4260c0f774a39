"""A table stays with whoever receives there, all day."""

from collections import defaultdict
from collections.abc import Iterator

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Meeting, Problem, Schedule, Violation

NAME = "steady"


def host(problem: Problem, meeting: Meeting) -> Id | None:
    """Who receives: the first of those in the meeting who keep a table; None if nobody does, or it takes no table."""
    if meeting.virtual:
        return None
    return next((p for p in meeting.everybody if p in problem.steady), None)


def post(agenda: Agenda) -> None:
    model, sits = agenda.model, agenda.sits
    for own, theirs, others in _by_owner(agenda.problem):
        keeps = [model.new_bool_var(f"{own} keeps {table}") for table in _tables(agenda.problem)]
        model.add_at_most_one(keeps)
        for table, kept in zip(_tables(agenda.problem), keeps, strict=True):
            for meeting, slot in theirs:
                model.add_implication(sits[meeting, slot, table], kept)
            for meeting, slot in others:
                model.add_implication(sits[meeting, slot, table], ~kept)


def clauses(formula: Formula) -> None:
    sits = formula.sits
    for _own, theirs, others in _by_owner(formula.problem):
        keeps = [formula.new() for _ in _tables(formula.problem)]
        formula.at_most_one(keeps)
        for table, kept in zip(_tables(formula.problem), keeps, strict=True):
            for meeting, slot in theirs:
                formula.add(-sits[meeting, slot, table], kept)
            for meeting, slot in others:
                formula.add(-sits[meeting, slot, table], -kept)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    """Judges the tables that are given."""
    seated = [m for m in problem.meetings if m.id in schedule.slot_of and m.id in schedule.table_of and not m.virtual]
    at: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    tables: dict[tuple[str, Id], dict[int, Meeting]] = defaultdict(dict)
    for m in seated if problem.steady else ():
        day, table, own = problem.slot_by_id[schedule.slot_of[m.id]].day, schedule.table_of[m.id], host(problem, m)
        at[day, table].append(m)
        if own is not None:
            tables[day, own].setdefault(table, m)
    return [*_moved(schedule, tables), *_taken(problem, schedule, at)]


def _moved(schedule: Schedule, tables: dict[tuple[str, Id], dict[int, Meeting]]) -> Iterator[Violation]:
    for (_, own), first_at in tables.items():
        if len(first_at) > 1:
            first, *moved = first_at.values()
            for m in moved:
                params = {"table": schedule.table_of[m.id], "own": schedule.table_of[first.id]}
                yield Violation(NAME, (own, m.id), schedule.slot_of[m.id], params)


def _taken(problem: Problem, schedule: Schedule, at: dict[tuple[str, int], list[Meeting]]) -> Iterator[Violation]:
    for (_, table), meetings in at.items():
        owners = [own for m in meetings if (own := host(problem, m)) is not None]
        for m in meetings if owners else ():
            if host(problem, m) != owners[0]:
                yield Violation(NAME, (owners[0], m.id), schedule.slot_of[m.id], {"table": table, "own": table})


def _tables(problem: Problem) -> range:
    return range(1, len(problem.meetings) + 1)


def _by_owner(problem: Problem) -> Iterator[tuple[Id, list[tuple[Id, int]], list[tuple[Id, int]]]]:
    """By day: who keeps a table, the meetings they receive (with each slot of the day), and all others."""
    days: dict[str, list[int]] = defaultdict(list)
    for slot in problem.slots:
        days[slot.day].append(slot.id)
    for slots in days.values():
        for own in sorted(problem.steady, key=str):
            theirs = {m.id: host(problem, m) == own for m in problem.meetings if not m.virtual}
            received = [(m, slot) for m, is_theirs in theirs.items() if is_theirs for slot in slots]
            others = [(m, slot) for m, is_theirs in theirs.items() if not is_theirs for slot in slots]
            if received:
                yield own, received, others
