"""Tables for slots that are given: dealt, and looked for exactly where the deal breaks a rule."""

from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace

from ..check import breaks_table_rules
from ..cnf.formula import Formula
from ..problem import Id, Problem, Schedule
from ..sat.child import WorkerLostError
from ..sat.process import Process
from ..seats import seat
from .question import answerable
from .seats import Seats

CONFLICTS = 50_000  # a few seconds


def seat_given(problem: Problem, schedule: Schedule) -> Schedule:
    """The same slots with tables that break no rule, if there are such and the round is small enough to look for
    them; else as they were dealt. Meetings may be missing.
    """
    dealt = seat(problem, schedule)
    if not breaks_table_rules(problem, dealt) or not answerable(problem):
        return dealt
    table_of = _found(_held(problem, schedule), schedule.slot_of)
    return dealt if table_of is None else Schedule(schedule.slot_of, table_of)


def _held(problem: Problem, schedule: Schedule) -> Problem:
    meetings = tuple(m for m in problem.meetings if m.id in schedule.slot_of)
    return replace(problem, meetings=meetings, precedences=frozenset())


def _found(problem: Problem, slot_of: Mapping[Id, int]) -> Mapping[Id, int] | None:
    formula = Formula(problem, {m.id: (slot_of[m.id],) for m in problem.meetings})
    seats = Seats(formula)
    if seats.counted:
        return None
    with closing(Process()) as process, suppress(WorkerLostError):
        process.tell(formula, [], meets=formula.variables, seed=0)
        for answer in process.work(CONFLICTS, 0):
            if answer.kind == "yes":
                return seats.table_of(slot_of, answer.literals)
    return None
