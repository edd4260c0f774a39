"""Wishes as clauses: each has a literal, and whatever the wish says follows from it."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from ..cnf.clauses import FALSE, Clauses, Literal
from ..problem import Id, Problem
from .wishes import Kind, Wish


class Demands(Clauses):
    """``literals``: one for each of ``wishes``, in their order. Nothing holds but that nobody is in two meetings at
    once, and what follows from it.
    """

    def __init__(self, problem: Problem, wishes: Sequence[Wish]) -> None:
        super().__init__()
        self.problem = problem
        self.wishes = wishes
        self.literals = [self.new() for _ in wishes]
        self.places = range(len(problem.slots))
        self.held = {wish.subjects[0]: said for wish, said in self._said("meeting")}
        self.at: Mapping[tuple[Id, int], Literal] = {(m, i): self.new() for m in self.held for i in self.places}
        self._one_slot_each()
        self._one_at_a_time()
        self._single_meetings()
        self._absences()
        self._orders()

    def _said(self, kind: Kind) -> list[tuple[Wish, Literal]]:
        return [(wish, said) for wish, said in zip(self.wishes, self.literals, strict=True) if wish.kind == kind]

    def _one_slot_each(self) -> None:
        for meeting, said in self.held.items():
            slots = [self.at[meeting, i] for i in self.places]
            self.add(-said, *slots)
            self.at_most_one(slots)

    def _one_at_a_time(self) -> None:
        """With what follows: as many busy slots as meetings, an even number of participants in each slot."""
        busy_in: list[list[Literal]] = [[] for _ in self.places]
        for held in self.problem.meetings_of.values():
            mine = [m.id for m in held if m.id in self.held]
            busy = [self._busy(mine, i) for i in self.places] if mine else []
            for i, literal in enumerate(busy):
                busy_in[i].append(literal)
            if len(mine) > 1:
                meetings, slots = self.count([self.held[m] for m in mine], len(mine)), self.count(busy, len(mine))
                for some, as_many in zip_longest(meetings, slots, fillvalue=FALSE):
                    self.add(-some, as_many)
        self._tables(busy_in)

    def _busy(self, meetings: Sequence[Id], place: int) -> Literal:
        literals = [self.at[m, place] for m in meetings]
        self.at_most_one(literals)
        return self.any_of(literals)

    def _tables(self, busy_in: Sequence[Sequence[Literal]]) -> None:
        limited = {self.problem.position[wish.slot or 0]: said for wish, said in self._said("tables")}
        for i in self.places:
            tables = self.problem.slots[i].tables if i in limited else len(self.held)
            present = self.count(busy_in[i], 2 * tables + 1)
            for odd, even in zip_longest(present[: 2 * tables : 2], present[1 : 2 * tables : 2], fillvalue=FALSE):
                self.add(-odd, even)
            if i in limited and len(present) > 2 * tables:
                self.add(-limited[i], -present[2 * tables])

    def _single_meetings(self) -> None:
        for wish, said in (*self._said("fixed"), *self._said("session")):
            meeting = self.problem.meeting_by_id[wish.subjects[0]]
            for i, slot in enumerate(self.problem.slots):
                suits = slot.id == meeting.fixed if wish.kind == "fixed" else slot.session == meeting.session
                if not suits and meeting.id in self.held:
                    self.add(-said, -self.at[meeting.id, i])

    def _absences(self) -> None:
        for wish, said in self._said("absence"):
            place = self.problem.position[wish.slot or 0]
            for meeting in self.problem.meetings_of[wish.subjects[0]]:
                if meeting.id in self.held:
                    self.add(-said, -self.at[meeting.id, place])

    def _orders(self) -> None:
        for wish, said in self._said("order"):
            before, after = wish.subjects
            if before not in self.held or after not in self.held:
                continue
            begun: Literal = FALSE
            for i in self.places:
                self.add(-said, -self.held[before], -self.at[after, i], begun)
                begun = self.any_of((begun, self.at[before, i]))
