"""Who sits where, as literals beside those that say when: the rules of tables for a SAT solver, exactly.

What takes a table is all that a host receives in a day, or a meeting by itself (as in ``dealing.units``). Where every
slot of a day has as many tables and nobody minds the way, tables need not be told apart: the hosts of a day and the
other meetings of a slot are counted, and dealing them out never fails.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import TypeAlias

from ..cnf.clauses import FALSE, Literal
from ..cnf.formula import Formula
from ..problem import Id, Meeting, Problem
from ..rules.steady import host
from ..rules.walking import too_far

Unit: TypeAlias = tuple[str, Id]  # day and host, or "" and a meeting
SINGLE = "\0"


class Seats:
    """Adds to ``formula``, which knows all other rules and that every meeting is held. ``at[unit][table - 1]``: it
    sits there; empty where counting is enough.
    """

    def __init__(self, formula: Formula) -> None:
        self.formula, self.problem = formula, formula.problem
        self.tables = max((slot.tables for slot in self.problem.slots), default=0)
        self.seated = [m for m in self.problem.meetings if not m.virtual]
        self.hosts = self._hosts()
        self.singles = [m for m in self.seated if host(self.problem, m) is None]
        self.counted = countable(self.problem)
        self.at: dict[Unit, list[Literal]] = {}
        if not self.counted:
            self._sit_down()
            self._exist()
            self._in_order()
            self._near()
        self._leave_enough()
        if not self.counted:
            self._one_meeting_each()

    def _hosts(self) -> dict[Unit, list[tuple[Meeting, int]]]:
        """Per day and host, the meetings received and each slot in which they may begin."""
        found: dict[Unit, list[tuple[Meeting, int]]] = defaultdict(list)
        for m in self.seated:
            own = host(self.problem, m)
            for slot in self.problem.slots if own is not None else ():
                if own is not None and self.formula.meets[m.id, slot.id] != FALSE:
                    found[slot.day, own].append((m, slot.id))
        return found

    def unit(self, meeting: Meeting, slot: int) -> Unit:
        """What takes the table of a meeting that begins there."""
        own = host(self.problem, meeting)
        return (SINGLE, meeting.id) if own is None else (self.problem.slot_by_id[slot].day, own)

    @cached_property
    def _received(self) -> Mapping[Unit, Literal]:
        """Something is held by the host that day."""
        meets = self.formula.meets
        return {u: self.formula.any_of([meets[m.id, s] for m, s in those]) for u, those in self.hosts.items()}

    def _going_on(self, meeting: Meeting, slot: int) -> Literal:
        begins = self.problem.beginnings(meeting, slot)
        return self.formula.any_of([self.formula.meets[meeting.id, s] for s in begins])

    def _sit_down(self) -> None:
        formula = self.formula
        for unit in (*self.hosts, *((SINGLE, m.id) for m in self.singles)):
            self.at[unit] = [formula.new() for _ in range(self.tables)]
            formula.at_most_one(self.at[unit])
            formula.add(-self._received.get(unit, -FALSE), *self.at[unit])
        for m in self.seated:
            for slot in self.problem.slots if m.table is not None else ():
                here = formula.meets[m.id, slot.id]
                if here != FALSE:
                    formula.add(-here, self.at[self.unit(m, slot.id)][(m.table or 1) - 1])

    def _exist(self) -> None:
        """Nobody meets at a table that is not there in that slot."""
        for slot in self.problem.slots:
            for m in self.seated if slot.tables < self.tables else ():
                here = self._going_on(m, slot.id)
                if here != FALSE:
                    for missing in self.at[self.unit(m, slot.id)][slot.tables :]:
                        self.formula.add(-here, -missing)

    def _in_order(self) -> None:
        """Tables that nobody could tell apart are taken in order: no agenda is found twice."""
        for alike in self._alike():
            taken: list[Literal] = [FALSE for _ in alike]
            for seats in self.at.values():
                here = [seats[table - 1] for table in alike]
                for before, literal in zip(taken, here[1:], strict=False):
                    self.formula.add(-literal, before)
                taken = [self.formula.any_of(pair) for pair in zip(taken, here, strict=True)]

    def _alike(self) -> Iterator[list[int]]:
        numbers = range(1, self.tables + 1)
        groups: list[list[int]] = []
        for table in numbers:
            for group in groups:
                if self._same(group[0], table):
                    group.append(table)
                    break
            else:
                groups.append([table])
        return (group for group in groups if len(group) > 1)

    def _same(self, one: int, other: int) -> bool:
        if {one, other} & {m.table for m in self.seated}:
            return False
        there = all((one <= slot.tables) == (other <= slot.tables) for slot in self.problem.slots)
        others = (t for t in range(1, self.tables + 1) if t not in (one, other))
        return there and all(too_far(self.problem, one, t) == too_far(self.problem, other, t) for t in others)

    def _near(self) -> None:
        """Whoever goes from one unit to another at once finds it close."""
        close: dict[frozenset[Unit], Literal] = {}
        for (one, begins), (other, then) in steps(self.problem):
            a, b = self.unit(one, begins), self.unit(other, then)
            both = self.formula.meets[one.id, begins], self.formula.meets[other.id, then]
            if a == b or FALSE in both:
                continue
            pair = frozenset((a, b))
            if pair not in close:
                close[pair] = self._close(a, b)
            self.formula.add(-both[0], -both[1], close[pair])

    def _close(self, one: Unit, other: Unit) -> Literal:
        near = self.formula.new()
        numbers = range(1, self.tables + 1)
        for here, there in ((one, other), (other, one)):
            for table in numbers:
                close = [t for t in numbers if not too_far(self.problem, table, t)]
                if len(close) < self.tables:
                    seats = [self.at[there][t - 1] for t in close]
                    self.formula.add(-near, -self.at[here][table - 1], *seats)
        return near

    def _leave_enough(self) -> None:
        """What hosts keep is not there for others, in any slot of the day."""
        days = dict.fromkeys(slot.day for slot in self.problem.slots)
        kept = {day: self._kept(day) for day in days}
        for slot in self.problem.slots:
            others = [self._going_on(m, slot.id) for m in self.singles]
            taken = kept[slot.day] if self.counted else kept[slot.day][: slot.tables]
            count = self.formula.count([*taken, *others], slot.tables + 1)
            if len(count) > slot.tables:
                self.formula.add(-count[slot.tables])

    def _kept(self, day: str) -> list[Literal]:
        """Each host who receives that day; or, where tables are told apart, each table that one keeps."""
        hosts = [unit for unit in self.hosts if unit[0] == day]
        if self.counted:
            return [self._received[unit] for unit in hosts]
        kept = []
        for table in range(self.tables):
            here = [self.at[unit][table] for unit in hosts]
            self.formula.at_most_one(here)
            kept.append(self.formula.any_of(here))
        for m in self.singles:
            slots = [s.id for s in self.problem.slots if s.day == day]
            today = self.formula.any_of([self.formula.meets[m.id, s] for s in slots])
            for seat, taken in zip(self.at[SINGLE, m.id], kept, strict=True):
                self.formula.add(-seat, -today, -taken)
        return kept

    def _one_meeting_each(self) -> None:
        """Of meetings without a host."""
        for slot in self.problem.slots:
            here = [(m, literal) for m in self.singles if (literal := self._going_on(m, slot.id)) != FALSE]
            for table in range(slot.tables if len(here) > 1 else 0):
                sitting = [self.formula.all_of((literal, self.at[SINGLE, m.id][table])) for m, literal in here]
                self.formula.at_most_one(sitting)

    def table_of(self, slot_of: Mapping[Id, int], true: Collection[Literal]) -> dict[Id, int]:
        """The tables of an agenda, told apart."""
        found = {}
        for m in self.seated:
            seats = self.at[self.unit(m, slot_of[m.id])]
            found[m.id] = next(table for table, seat in enumerate(seats, start=1) if seat in true)
        return found


def countable(problem: Problem) -> bool:
    """Tables need not be told apart."""
    days: dict[str, set[int]] = defaultdict(set)
    for slot in problem.slots:
        days[slot.day].add(slot.tables)
    promised = any(m.table is not None for m in problem.meetings)
    return problem.walk is None and not promised and all(len(tables) == 1 for tables in days.values())


def steps(problem: Problem) -> Iterator[tuple[tuple[Meeting, int], tuple[Meeting, int]]]:
    """Two meetings of somebody, each with where it begins: the second where the first ends."""
    follows = dict(step for row in problem.rows for step in pairwise(row))
    seen: set[tuple[Id, Id]] = set()
    for meetings in problem.meetings_of.values() if problem.walk is not None else ():
        for one, other in _pairs([m for m in meetings if not m.virtual]):
            if (one.id, other.id) in seen:
                continue
            seen.add((one.id, other.id))
            for slot in problem.slots:
                then = follows.get(problem.covered(one, slot.id)[-1])
                if then is not None:
                    yield (one, slot.id), (other, then)


def _pairs(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    for one, other in combinations(meetings, 2):
        yield one, other
        yield other, one
