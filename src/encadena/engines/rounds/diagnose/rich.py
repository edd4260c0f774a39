"""Wishes of a rich round as clauses: ``demands`` for groups, lengths, interpreters, lunch, hours and tables.

Whatever is not wished is allowed: a long meeting lasts one slot, a companion stays away, a host changes tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest

from ..cnf.clauses import FALSE, Clauses, Literal
from ..problem import Id, Meeting, Problem
from .wishes import Kind, Wish


class RichDemands(Clauses):
    """``literals``: one for each of ``wishes``, in their order. Nothing holds but that nobody is in two meetings at
    once, and what follows from it.

    ``at[meeting, place]`` it begins there. ``going_on(meeting, place)`` it is held then. Places are slots from 0.
    """

    def __init__(self, problem: Problem, wishes: Sequence[Wish]) -> None:
        super().__init__()
        self.problem = problem
        self.wishes = wishes
        self.literals = [self.new() for _ in wishes]
        self.said = dict(zip(wishes, self.literals, strict=True))
        self.places = range(len(problem.slots))
        self.held = {wish.subjects[0]: said for wish, said in self.of_kind("meeting")}
        self.meetings = [m for m in problem.meetings if m.id in self.held]
        self.at: Mapping[tuple[Id, int], Literal] = {(m.id, i): self.new() for m in self.meetings for i in self.places}
        self._covering: dict[tuple[Id, int], Literal] = {}
        self._there: dict[tuple[Id, Id, int], Literal] = {}
        self._one_slot_each()
        self._one_at_a_time()
        self._tables()
        self._interpreters()
        self._single_meetings()
        self._people()
        self._orders()

    def of_kind(self, kind: Kind) -> list[tuple[Wish, Literal]]:
        return [(wish, said) for wish, said in self.said.items() if wish.kind == kind]

    def going_on(self, meeting: Meeting, place: int) -> Literal:
        key = (meeting.id, place)
        if key not in self._covering:
            self._covering[key] = self.any_of(list(self._begun(meeting, place)))
        return self._covering[key]

    def _begun(self, meeting: Meeting, place: int) -> Iterator[Literal]:
        """Beginnings that reach the place; all but its own only as long as the length is wished."""
        yield self.at[meeting.id, place]
        long = self.said.get(Wish("length", (meeting.id,)), FALSE)
        for slot in self.problem.beginnings(meeting, self.problem.slots[place].id) if long != FALSE else ():
            begins = self.problem.position[slot]
            if begins != place:
                yield self.all_of((long, self.at[meeting.id, begins]))

    def there(self, participant: Id, meeting: Meeting, place: int) -> Literal:
        """The participant is in this meeting then."""
        key = (participant, meeting.id, place)
        if key not in self._there:
            here = self.going_on(meeting, place)
            if participant not in meeting.pair:
                here = self.all_of((here, self.said.get(Wish("company", (meeting.id, participant)), FALSE)))
            self._there[key] = here
        return self._there[key]

    def _one_slot_each(self) -> None:
        for m in self.meetings:
            slots = [self.at[m.id, i] for i in self.places]
            self.add(-self.held[m.id], *slots)
            self.at_most_one(slots)
            long = self.said.get(Wish("length", (m.id,)), FALSE)
            for i in self.places if long != FALSE else ():
                if len(self.problem.covered(m, self.problem.slots[i].id)) < m.length:
                    self.add(-long, -slots[i])

    @cached_property
    def busy(self) -> Mapping[Id, Sequence[Literal]]:
        """By place, of everybody with a meeting."""
        found = {}
        for p, meetings in self.problem.meetings_of.items():
            mine = [m for m in meetings if m.id in self.held]
            if mine:
                found[p] = [self.any_of([self.there(p, m, i) for m in mine]) for i in self.places]
        return found

    def _one_at_a_time(self) -> None:
        """With what follows: as many busy slots as the meetings last."""
        for p, busy in self.busy.items():
            mine = [m for m in self.problem.meetings_of[p] if m.id in self.held]
            for i in self.places:
                self.at_most_one([self.there(p, m, i) for m in mine])
            lasting = [literal for m in mine for literal in self._lasting(p, m)]
            if len(lasting) > 1:
                needed, slots = self.count(lasting, len(lasting)), self.count(busy, len(lasting))
                for some, as_many in zip_longest(needed, slots, fillvalue=FALSE):
                    self.add(-some, as_many)

    def _lasting(self, participant: Id, meeting: Meeting) -> Iterator[Literal]:
        """One literal for each slot that the meeting takes of the participant."""
        company = self.said.get(Wish("company", (meeting.id, participant)), FALSE)
        held = [self.held[meeting.id], *([company] if participant not in meeting.pair else [])]
        yield self.all_of(held)
        long = self.said.get(Wish("length", (meeting.id,)), FALSE)
        for _ in range(meeting.length - 1):
            yield self.all_of((*held, long))

    def seated_in(self, place: int) -> list[Literal]:
        return [self.going_on(m, place) for m in self.meetings if not m.virtual]

    def _tables(self) -> None:
        for wish, said in self.of_kind("tables"):
            place = self.problem.position[wish.slot or 0]
            tables = self.problem.slots[place].tables
            count = self.count(self.seated_in(place), tables + 1)
            if len(count) > tables:
                self.add(-said, -count[tables])
            if self.problem.in_pairs:
                self._two_for_each(place, 2 * tables)

    def _two_for_each(self, place: int, most: int) -> None:
        """An even number of participants in each slot."""
        present = self.count([busy[place] for busy in self.busy.values()], most + 1)
        for odd, even in zip_longest(present[:most:2], present[1:most:2], fillvalue=FALSE):
            self.add(-odd, even)

    def _interpreters(self) -> None:
        for wish, said in self.of_kind("interpreters"):
            language = str(wish.subjects[0])
            there = self.problem.interpreters.get(language, 0)
            asking = [m for m in self.meetings if language in m.needs]
            for i in self.places:
                count = self.count([self.going_on(m, i) for m in asking], there + 1)
                if len(count) > there:
                    self.add(-said, -count[there])

    def _single_meetings(self) -> None:
        for wish, said in (*self.of_kind("fixed"), *self.of_kind("session")):
            meeting = self.problem.meeting_by_id[wish.subjects[0]]
            for i, slot in enumerate(self.problem.slots if meeting.id in self.held else ()):
                if wish.kind == "fixed" and slot.id != meeting.fixed:
                    self.add(-said, -self.at[meeting.id, i])
                if wish.kind == "session" and slot.session != meeting.session:
                    self.add(-said, -self.going_on(meeting, i))

    def _people(self) -> None:
        position = self.problem.position
        for wish, said in self.of_kind("absence"):
            self._is_free(wish.subjects[0], position[wish.slot or 0], said)
        for p, slot in sorted(self.problem.off_hours, key=str):
            self._is_free(p, position[slot], self.said.get(Wish("hours", (p,)), FALSE))
        for lunch in self.problem.lunches:
            said = self.said.get(Wish("lunch", lunch.slots, lunch.slots[0]), FALSE)
            window = [position[slot] for slot in lunch.slots]
            for busy in self.busy.values() if said != FALSE else ():
                first = range(len(window) - lunch.free + 1)
                pauses = [self.all_of([-busy[i] for i in window[k : k + lunch.free]]) for k in first]
                self.add(-said, *pauses)

    def _is_free(self, participant: Id, place: int, said: Literal) -> None:
        if participant in self.busy:
            self.add(-said, -self.busy[participant][place])

    def _orders(self) -> None:
        for wish, said in self.of_kind("order"):
            if not self.held.keys() >= set(wish.subjects):
                continue
            before, after = (self.problem.meeting_by_id[m] for m in wish.subjects)
            going_on: Literal = FALSE
            for i in reversed(self.places):
                going_on = self.any_of((going_on, self.going_on(before, i)))
                self.add(-said, -self.at[after.id, i], -going_on)
