"""Wishes about tables as clauses, beside those of ``rich``: who keeps a table, and how far people walk.

A table beyond those that exist stands for all that there would be if their number were no matter: it is close to every
other one, and it can be had in slots whose tables are not wished to be so few.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from ..cnf.clauses import FALSE, Literal
from ..problem import Id, Meeting, Problem
from ..rules.steady import host
from ..rules.walking import too_far
from .rich import RichDemands
from .wishes import Wish

MAX_SEATS = 150_000  # of a meeting, a slot and a table


class SeatedDemands(RichDemands):
    """Where every slot of a day has as many tables and no walk is limited, tables are only counted."""

    def __init__(self, problem: Problem, wishes: Sequence[Wish]) -> None:
        super().__init__(problem, wishes)
        self.tables = max((slot.tables for slot in problem.slots), default=0)
        self.seated = [m for m in self.meetings if not m.virtual]
        self.days: dict[str, list[int]] = defaultdict(list)
        for i, slot in enumerate(problem.slots):
            self.days[slot.day].append(i)
        self.hosts: dict[Id, list[Meeting]] = defaultdict(list)
        for m in self.seated:
            own = host(problem, m)
            if own is not None and Wish("steady", (own,)) in self.said:
                self.hosts[own].append(m)
        self.walk = self.said.get(Wish("walk"), FALSE)
        self._leave_enough()
        if not is_counted(problem):
            self.sits = {m.id: [self.new() for _ in range(self.tables + 1)] for m in self.seated}
            self._sit_down()
            self._keep()
            self._walk()

    def _limit(self, place: int) -> Literal:
        """The tables of the slot are wished to be what they are."""
        return self.said.get(Wish("tables", (), self.problem.slots[place].id), FALSE)

    def _leave_enough(self) -> None:
        """Hosts that need one of the tables that exist, whenever they meet that day, and the others in each slot."""
        for places in self.days.values():
            if len({self.problem.slots[i].tables for i in places}) > 1:
                continue
            keeping = {own: self._needs_one(own, places) for own in self.hosts}
            hosted = {m.id for meetings in self.hosts.values() for m in meetings}
            for i in places:
                taken = [self.any_of((keeping[own], self._receives(own, i))) for own in self.hosts]
                taken += [self.going_on(m, i) for m in self.seated if m.id not in hosted]
                tables = self.problem.slots[i].tables
                count = self.count(taken, tables + 1)
                if len(count) > tables:
                    self.add(-self._limit(i), -count[tables])

    def _receives(self, own: Id, place: int) -> Literal:
        return self.any_of([self.going_on(m, place) for m in self.hosts[own]])

    def _needs_one(self, own: Id, places: Sequence[int]) -> Literal:
        said = self.said[Wish("steady", (own,))]
        met = [self.all_of((self._receives(own, i), self._limit(i))) for i in places if self._limit(i) != FALSE]
        return self.all_of((said, self.any_of(met)))

    def _sit_down(self) -> None:
        for m in self.seated:
            self.add(*self.sits[m.id])
            self.at_most_one(self.sits[m.id])
        for i, slot in enumerate(self.problem.slots):
            here = [(m, self.going_on(m, i)) for m in self.seated]
            for table in range(self.tables):
                self.at_most_one([self.all_of((literal, self.sits[m.id][table])) for m, literal in here])
            for m, literal in here:
                for missing in self.sits[m.id][slot.tables :]:
                    self.add(-self._limit(i), -literal, -missing)

    def _keep(self) -> None:
        for own, meetings in self.hosts.items():
            said, mine = self.said[Wish("steady", (own,))], {m.id for m in meetings}
            for places in self.days.values():
                keeps = [self.new() for _ in range(self.tables + 1)]
                self.at_most_one(keeps)
                for m in self.seated:
                    today = self.any_of([self.at[m.id, i] for i in places])
                    if m.id in mine:
                        for seat, kept in zip(self.sits[m.id], keeps, strict=True):
                            self.add(-said, -today, -seat, kept)
                    else:
                        for seat, kept in zip(self.sits[m.id][:-1], keeps, strict=False):
                            self.add(-said, -kept, -today, -seat)

    def _walk(self) -> None:
        close: dict[frozenset[Id], Literal] = {}
        for p, one, other in self._pairs():
            pair = frozenset((one.id, other.id))
            if pair not in close:
                close[pair] = self._close(one.id, other.id)
            for row in self.problem.rows:
                places = [self.problem.position[slot] for slot in row]
                for i, then in pairwise(places):
                    self.add(-self.walk, -self.there(p, one, i), -self.there(p, other, then), close[pair])

    def _pairs(self) -> Iterator[tuple[Id, Meeting, Meeting]]:
        for p, meetings in self.problem.meetings_of.items() if self.walk != FALSE else ():
            mine = [m for m in meetings if m.id in self.sits]
            for one, other in permutations(mine, 2):
                yield p, one, other

    def _close(self, one: Id, other: Id) -> Literal:
        near = self.new()
        numbers = range(1, self.tables + 1)
        for here, there in ((one, other), (other, one)):
            for table in numbers:
                close = [t for t in numbers if not too_far(self.problem, table, t)]
                if len(close) < self.tables:
                    seats = [self.sits[there][t - 1] for t in close]
                    self.add(-near, -self.sits[here][table - 1], *seats, self.sits[there][-1])
        return near


def is_counted(problem: Problem) -> bool:
    """Tables need not be told apart."""
    days: dict[str, set[int]] = defaultdict(set)
    for slot in problem.slots:
        days[slot.day].add(slot.tables)
    long = any(m.length > 1 and host(problem, m) is None and not m.virtual for m in problem.meetings)
    return problem.walk is None and not long and all(len(tables) == 1 for tables in days.values())


def is_small(problem: Problem) -> bool:
    tables = max((slot.tables for slot in problem.slots), default=0)
    return is_counted(problem) or len(problem.meetings) * len(problem.slots) * tables <= MAX_SEATS
