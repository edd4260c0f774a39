"""The literals of an agenda as clauses: the twin of ``model.Agenda``. Rules constrain them; see ``rules``."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from ..pauses import just_before, windows
from ..problem import Id, Problem
from .clauses import FALSE, TRUE, Clauses, Literal

MAX_COUNTED = 20_000  # participants × tables


class Formula(Clauses):
    """One literal per meeting and slot, and derived literals made when a rule first asks for them.

    ``meets[meeting, slot]``  the meeting begins in the slot; constant where ``forbid`` or ``possible`` excluded it
    ``busy(participant)``     literal per slot, in time order: has some meeting then
    ``met(participant)``      per number of slots gone by, literals "had 0, 1, 2, … busy slots so far"
    ``breaks(participant)``   literals "at least 1, 2, … breaks"

    ``possible``, the slots left to each meeting, is given when all rules hold together: every meeting is held, and
    nobody is in two at once. Derived literals then take for granted that somebody is busy in as many slots as there are
    meetings. Without it a rule stands for itself, also over unfinished agendas.
    """

    def __init__(self, problem: Problem, possible: Mapping[Id, Sequence[int]] | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.possible = possible
        self._forbidden: set[tuple[Id, int]] = set()
        self._held_from: dict[Id, Mapping[int, Literal]] = {}
        self._present: dict[int, list[Literal]] = {}
        self._busy: dict[Id, list[Literal]] = {}
        self._met: dict[Id, list[list[Literal]]] = {}
        self._breaks: dict[Id, list[Literal]] = {}

    def forbid(self, meeting: Id, slot: int) -> None:
        """Only before the first use of ``meets``."""
        self._forbidden.add((meeting, slot))

    @cached_property
    def meets(self) -> Mapping[tuple[Id, int], Literal]:
        return {
            (m.id, slot.id): self._meets(m.id, slot.id) for m in self.problem.meetings for slot in self.problem.slots
        }

    def _meets(self, meeting: Id, slot: int) -> Literal:
        if (meeting, slot) in self._forbidden:
            return FALSE
        if self.possible is None:
            return self.new()
        left = self.possible[meeting]
        if slot not in left:
            return FALSE
        return TRUE if len(left) == 1 else self.new()

    def held_in(self, slot: int) -> list[Literal]:
        """Literals of all that may take a table in the slot."""
        return [self.meets[at] for at in self.problem.at_tables_in(slot)]

    def held(self, slot: int) -> list[Literal]:
        """Literals "at least 1, 2, … meetings in the slot", up to one more than its tables."""
        present = self.present(slot)
        return present[::2] if present else self.count(self.held_in(slot), self.problem.slot_by_id[slot].tables + 1)

    def present(self, slot: int) -> list[Literal]:
        """Literals "at least 1, 2, … participants are busy in the slot", two for each table and one more.

        Empty where that says too little (meetings may be missing, of more than two, or without a table) or takes too
        many clauses (a large round).
        """
        if slot not in self._present:
            place, tables = self.problem.position[slot], self.problem.slot_by_id[slot].tables
            telling = self.possible is not None and self.problem.in_pairs
            free = telling and len(self.problem.participants) * tables <= MAX_COUNTED
            busy = [self.busy(p)[place] for p in self.by_meetings] if free else []
            self._present[slot] = self.count(busy, 2 * tables + 1)
        return self._present[slot]

    @cached_property
    def by_meetings(self) -> list[Id]:
        """Alike beside alike: refuting took up to half the conflicts of any other order tried."""
        return sorted(self.problem.participants, key=self.problem.slots_needed)

    def meetings_in(self, participant: Id, slot: int) -> list[Literal]:
        return [self.meets[at] for at in self.problem.met_in(participant, slot)]

    def held_from(self, meeting: Id) -> Mapping[int, Literal]:
        """Literal per slot: the meeting is held, or still goes on, then or later."""
        if meeting not in self._held_from:
            later, found = FALSE, dict[int, Literal]()
            held = self.problem.meeting_by_id[meeting]
            for slot in reversed(self.problem.slots):
                place = self.problem.position[slot.id]
                ending = [s for s in self.problem.beginnings(held, slot.id) if self.problem.ends(held, s) == place]
                found[slot.id] = later = self.any_of((later, *(self.meets[meeting, s] for s in ending)))
            self._held_from[meeting] = found
        return self._held_from[meeting]

    @cached_property
    def sits(self) -> Mapping[tuple[Id, int, int], Literal]:
        """The meeting is held then and at that table (quadratic, so only for checking)."""
        literals: dict[tuple[Id, int, int], Literal] = {}
        for (meeting, slot), held in self.meets.items():
            for table in range(1, len(self.problem.meetings) + 1):
                literals[meeting, slot, table] = self.new()
                self.add(-literals[meeting, slot, table], held)
        return literals

    def busy(self, participant: Id) -> list[Literal]:
        if participant not in self._busy:
            self._busy[participant] = [
                self.any_of(self.meetings_in(participant, slot.id)) for slot in self.problem.slots
            ]
        return self._busy[participant]

    def met(self, participant: Id) -> list[list[Literal]]:
        """Row t, column k: at least k of the first t slots were busy."""
        if participant not in self._met:
            self._met[participant] = self._count_up(participant)
        return self._met[participant]

    def _count_up(self, participant: Id) -> list[list[Literal]]:
        busy = self.busy(participant)
        wanted = self.problem.slots_needed(participant) if self.possible is not None else 0
        rows = [[TRUE] + [FALSE] * max(1, wanted)]
        could, to_come = 0, sum(literal != FALSE for literal in busy)
        for literal in busy:
            if literal == FALSE:
                rows.append(rows[-1])
                continue
            could, to_come = could + 1, to_come - 1
            rows.append(self._next_row(rows[-1], literal, could, wanted - to_come))
        return rows

    def _next_row(self, before: list[Literal], busy: Literal, could: int, surely: int) -> list[Literal]:
        row = [TRUE]
        for k in range(1, len(before)):
            if k <= surely or k > could:
                row.append(TRUE if k <= surely else FALSE)
            else:
                row.append(self.new())
            self.add(row[k], -before[k])
            self.add(row[k], -busy, -before[k - 1])
            self.add(-row[k], before[k], busy)
            self.add(-row[k], before[k - 1])
        return row

    def breaks(self, participant: Id) -> list[Literal]:
        if participant not in self._breaks:
            ends = [end for stretch in self.problem.stretches for end in self._ends(participant, stretch)]
            self._breaks[participant] = self.count(ends, self._most_breaks + 1)
        return self._breaks[participant]

    @cached_property
    def _most_breaks(self) -> int:
        """Nobody has more: as many as whoever has the fewest meetings can have, and what fairness allows on top."""
        most = len(self.problem.slots) // 2
        if self.possible is None or self.problem.fairness is None:
            return most
        fewest = min((max(0, len(held) - 1) for held in self.problem.meetings_of.values()), default=0)
        return min(most, fewest + self.problem.fairness)

    @cached_property
    def _windows(self) -> list[tuple[int, int]]:
        return windows(self.problem)

    def _ends(self, participant: Id, stretch: tuple[int, ...]) -> list[Literal]:
        """True where a meeting follows a free slot that follows, at any distance, a meeting of the same stretch; not at
        the end of a pause for lunch.
        """
        if len(self.problem.meetings_of[participant]) < 2:
            return []
        busy = self.busy(participant)
        positions = [self.problem.position[slot] for slot in stretch]
        started = self._started(participant, positions)
        found = []
        for i, (before, now) in enumerate(pairwise(positions)):
            lunch = [-self.any_of([busy[t] for t in near]) for near in just_before(self._windows, positions, before)]
            end = self.all_of((busy[now], -busy[before], started[i], *lunch))
            if end != FALSE:
                found.append(end)
        return found

    def _started(self, participant: Id, positions: Sequence[int]) -> list[Literal]:
        """By number of slots of the stretch gone by: some of them was busy."""
        if len(self.problem.stretches) == 1:
            return [row[1] for row in self.met(participant)]
        busy, started = self.busy(participant), [FALSE]
        for position in positions:
            started.append(self.any_of((started[-1], busy[position])))
        return started
