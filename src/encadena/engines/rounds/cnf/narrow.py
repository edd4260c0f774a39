"""Slots that a meeting cannot take because of others: makes the formula smaller before it is written."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from ..problem import Id, Problem


def narrowed(problem: Problem) -> Mapping[Id, tuple[int, ...]]:
    """The slots left to each meeting, in order of time; an agenda that breaks no rule uses no other.

    A meeting with one slot left takes it from the others of its participants, and a table from everybody; the earlier
    of two meetings leaves the later one a slot. A meeting without any proves that there is no agenda.
    """
    narrowing = _Narrowing(problem)
    narrowing.run()
    return {m: tuple(problem.slots[place].id for place in sorted(places)) for m, places in narrowing.left.items()}


class _Narrowing:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.left = {m.id: {problem.position[s] for s in problem.slots_of[m.id]} for m in problem.meetings}
        self.rivals = {
            m.id: [o.id for p in m.everybody for o in problem.meetings_of[p] if o.id != m.id] for m in problem.meetings
        }
        self.before: dict[Id, list[Id]] = defaultdict(list)
        self.after: dict[Id, list[Id]] = defaultdict(list)
        for earlier, later in sorted(problem.precedences, key=str):
            self.before[later].append(earlier)
            self.after[earlier].append(later)
        self.length = {m.id: m.length for m in problem.meetings}
        self.seated = {m.id: None for m in problem.meetings if not m.virtual}
        self.tables = [slot.tables for slot in problem.slots]
        self.settled: set[Id] = set()
        self.changed = deque(self.left)

    def run(self) -> None:
        while self.changed:
            meeting = self.changed.popleft()
            places = self.left[meeting]
            if not places:
                return
            if len(places) == 1:
                self._settle(meeting, min(places))
            for later in self.after[meeting]:
                end = min(places) + self.length[meeting] - 1
                self._leave(later, (place for place in self.left[later] if place <= end))
            for earlier in self.before[meeting]:
                last = max(places) - self.length[earlier]
                self._leave(earlier, (place for place in self.left[earlier] if place > last))

    def _settle(self, meeting: Id, place: int) -> None:
        if meeting in self.settled:
            return
        self.settled.add(meeting)
        taken = range(place, place + self.length[meeting])
        self._drive_out(self.rivals[meeting], taken)
        if meeting not in self.seated:
            return
        for covered in taken:
            self.tables[covered] -= 1
        full = [covered for covered in taken if self.tables[covered] <= 0]
        if full:
            self._drive_out(self.seated, full)

    def _drive_out(self, meetings: Iterable[Id], places: Sequence[int]) -> None:
        """None of the ``meetings`` goes on in any of the ``places``."""
        for other in meetings:
            if other not in self.settled:
                back = range(self.length[other])
                self._leave(other, {place - i for place in places for i in back})

    def _leave(self, meeting: Id, places: Iterable[int]) -> None:
        lost = self.left[meeting].intersection(places)
        if lost:
            self.left[meeting] -= lost
            self.changed.append(meeting)
