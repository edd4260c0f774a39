"""The whole round as clauses, tables included."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from ..cnf.clauses import Literal
from ..problem import Id, Meeting, Problem, Schedule
from ..rules.steady import host
from ..sat.question import Question
from ..sat.target import affordable
from ..seats import seat
from .seats import Seats, countable, steps

MAX_SEATS = 150_000  # of a meeting, a slot and a table
MAX_WAYS = 200_000  # of somebody from a meeting to the next, in every slot
MAX_CLOSE = 3_000_000  # of two units that somebody goes between, and two tables


class SeatedQuestion(Question):
    """Remembers the tables of every agenda that it reads from an answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.seats = Seats(self.formula)
        self._found: list[tuple[Mapping[Id, int], Mapping[Id, int]]] = []

    @cached_property
    def meets(self) -> int:
        """Variables up to this one say when and where."""
        seats = (abs(literal) for seats in self.seats.at.values() for literal in seats)
        return max(super().meets, *seats, 1)

    def agenda(self, true: Collection[Literal]) -> Mapping[Id, int]:
        slot_of = super().agenda(true)
        if self.seats.counted:
            table_of = seat(self.problem, Schedule(slot_of)).table_of
        else:
            table_of = self.seats.table_of(slot_of, true)
        self._found.append((slot_of, table_of))
        return slot_of

    def schedule(self, slot_of: Mapping[Id, int]) -> Schedule | None:
        """With its tables; None for slots that no answer said."""
        tables = (table_of for found, table_of in self._found if found is slot_of)
        table_of = next(tables, None)
        return None if table_of is None else Schedule(slot_of, table_of)


def answerable(problem: Problem) -> bool:
    """The round asks something of tables, and is small enough to be written with them."""
    if (problem.walk is None and not problem.steady) or not affordable(problem):
        return False
    if countable(problem):
        return True
    tables = max((slot.tables for slot in problem.slots), default=0)
    ways = Counter(frozenset((_unit(problem, one), _unit(problem, other))) for (one, _), (other, _) in steps(problem))
    close = sum(len(pair) > 1 for pair in ways) * tables * tables
    seats = len(problem.meetings) * len(problem.slots) * tables
    return seats <= MAX_SEATS and ways.total() <= MAX_WAYS and close <= MAX_CLOSE


def _unit(problem: Problem, meeting: Meeting) -> tuple[bool, Id]:
    """The host, whatever the day, or the meeting."""
    own = host(problem, meeting)
    return (True, own) if own is not None else (False, meeting.id)
