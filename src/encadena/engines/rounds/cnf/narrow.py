"""Slots that a meeting cannot take because of others: makes the formula smaller before it is written."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

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
            m.id: [o.id for p in m.pair for o in problem.meetings_of[p] if o.id != m.id] for m in problem.meetings
        }
        self.before: dict[Id, list[Id]] = defaultdict(list)
        self.after: dict[Id, list[Id]] = defaultdict(list)
        for earlier, later in sorted(problem.precedences, key=str):
            self.before[later].append(earlier)
            self.after[earlier].append(later)
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
                self._leave(later, (place for place in self.left[later] if place <= min(places)))
            for earlier in self.before[meeting]:
                self._leave(earlier, (place for place in self.left[earlier] if place >= max(places)))

    def _settle(self, meeting: Id, place: int) -> None:
        if meeting in self.settled:
            return
        self.settled.add(meeting)
        self.tables[place] -= 1
        others = self.rivals[meeting] if self.tables[place] > 0 else self.left
        for other in others:
            if other not in self.settled:
                self._leave(other, (place,))

    def _leave(self, meeting: Id, places: Iterable[int]) -> None:
        lost = self.left[meeting].intersection(places)
        if lost:
            self.left[meeting] -= lost
            self.changed.append(meeting)
