"""An agenda that can be changed a million times: who sits where, as lists and bit masks.

Participants, meetings and slots are numbered from 0 in the order of the problem. A participant's busy slots are one
integer; between two stretches there is an empty bit, so that a run of meetings never reaches across.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from .problem import Id, Problem

IDLE_WEIGHT = 0.2  # of a break: long breaks close step by step, which counting breaks alone would not reward
IDLE_NOTICED = 6
UNFAIR_WEIGHT = 3.0
NOWHERE = -1
REMEMBERED = 300_000

_End: TypeAlias = tuple[int, int, int]  # participant, the slot it leaves, the slot it takes


class Chain(NamedTuple):
    """Meetings that trade two slots together (a Kempe chain): nobody is double-booked after the trade if nobody was
    before.

    Only participants at the two ends of the chain change the slots in which they are busy. ``shift`` meetings more are
    held in ``to`` afterwards.
    """

    meetings: list[int]
    ends: list[_End]
    away: int
    to: int
    shift: int


class Board:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        number = {p: i for i, p in enumerate(problem.participants)}
        self.meeting_number = {m.id: i for i, m in enumerate(problem.meetings)}
        self.pair = [(number[m.first], number[m.second]) for m in problem.meetings]
        self.choices = [[problem.position[s] for s in problem.slots_of[m.id]] for m in problem.meetings]
        self.possible = [frozenset(choices) for choices in self.choices]
        self.before: list[list[int]] = [[] for _ in problem.meetings]
        self.after: list[list[int]] = [[] for _ in problem.meetings]
        for before, after in sorted(problem.precedences, key=str):
            self.before[self.meeting_number[after]].append(self.meeting_number[before])
            self.after[self.meeting_number[before]].append(self.meeting_number[after])
        self.capacity = [slot.tables for slot in problem.slots]
        self.bit, self.stretch_masks = _bits(problem)
        self._empty()

    def _empty(self) -> None:
        self.slot = [NOWHERE] * len(self.pair)
        self.load = [0] * len(self.capacity)
        self.at = [[NOWHERE] * len(self.capacity) for _ in self.problem.participants]
        self.busy = [0] * len(self.problem.participants)
        self._cost: dict[int, float] = {}

    def place(self, meeting: int, slot: int) -> None:
        self.slot[meeting] = slot
        self.load[slot] += 1
        for participant in self.pair[meeting]:
            self.at[participant][slot] = meeting
            self.busy[participant] |= self.bit[slot]

    def lift(self, meeting: int) -> None:
        slot = self.slot[meeting]
        self.slot[meeting] = NOWHERE
        self.load[slot] -= 1
        for participant in self.pair[meeting]:
            self.at[participant][slot] = NOWHERE
            self.busy[participant] &= ~self.bit[slot]

    def restore(self, slots: list[int]) -> None:
        """Put every meeting where ``slots`` (by meeting number) says."""
        self._empty()
        for meeting, slot in enumerate(slots):
            self.place(meeting, slot)

    def load_agenda(self, slot_of: Mapping[Id, int]) -> None:
        self.restore([self.problem.position[slot_of[m.id]] for m in self.problem.meetings])

    def agenda(self, slots: list[int]) -> dict[Id, int]:
        return {m.id: self.problem.slots[slots[i]].id for i, m in enumerate(self.problem.meetings)}

    def breaks(self, busy: int) -> int:
        """Breaks of a participant busy in these slots."""
        runs = (busy & ~(busy << 1)).bit_count()
        return runs - sum(1 for mask in self.stretch_masks if busy & mask)

    def cost(self, busy: int) -> float:
        """What the search minimises for a participant: breaks, a little for their length, more for an unfair number."""
        found = self._cost.get(busy)
        if found is None:
            if len(self._cost) > REMEMBERED:
                self._cost.clear()
            found = self._cost[busy] = self._cost_of(busy)
        return found

    def _cost_of(self, busy: int) -> float:
        breaks = self.breaks(busy)
        if not breaks:
            return 0.0
        idle = sum(_span(busy & mask) for mask in self.stretch_masks) - busy.bit_count()
        limit = self.problem.fairness
        unfair = 0 if limit is None else max(0, breaks - limit)
        return breaks + IDLE_WEIGHT * min(idle, IDLE_NOTICED) + UNFAIR_WEIGHT * unfair

    def chain(self, meeting: int, to: int) -> Chain | None:
        """The chain that moving ``meeting`` to the slot ``to`` pulls along; None where somebody in it may not move."""
        away = self.slot[meeting]
        meetings, ends, joined = [meeting], [], 0
        for start in self.pair[meeting]:
            participant, here, there = start, away, to
            while True:
                other = self.at[participant][there]
                if other == NOWHERE:
                    ends.append((participant, here, there))
                    break
                if other == meeting:  # a closed ring: everybody in it stays exactly as busy
                    return Chain(meetings, [], away, to, 0)
                if here not in self.possible[other]:
                    return None
                meetings.append(other)
                joined += 1 if there == away else -1
                first, second = self.pair[other]
                participant = second if participant == first else first
                here, there = there, here
        return Chain(meetings, ends, away, to, 1 + joined)

    def fits(self, chain: Chain) -> bool:
        """There are tables for the trade and it keeps the order between meetings."""
        if self.load[chain.to] + chain.shift > self.capacity[chain.to]:
            return False
        if self.load[chain.away] - chain.shift > self.capacity[chain.away]:
            return False
        return not self.problem.precedences or self._keeps_order(chain)

    def _keeps_order(self, chain: Chain) -> bool:
        other_of = {chain.away: chain.to, chain.to: chain.away}
        moved = {m: other_of[self.slot[m]] for m in chain.meetings}
        slot = self.slot
        return all(
            all(moved.get(b, slot[b]) < at for b in self.before[m])
            and all(moved.get(a, slot[a]) > at for a in self.after[m])
            for m, at in moved.items()
        )

    def trade(self, chain: Chain) -> None:
        """Do it. Costs and breaks are the caller's account."""
        slot, at, pair, both = self.slot, self.at, self.pair, chain.away + chain.to
        for meeting in chain.meetings:
            for participant in pair[meeting]:
                at[participant][slot[meeting]] = NOWHERE
        for meeting in chain.meetings:
            slot[meeting] = both - slot[meeting]
            for participant in pair[meeting]:
                at[participant][slot[meeting]] = meeting
        for participant, leaves, takes in chain.ends:
            self.busy[participant] ^= self.bit[leaves] ^ self.bit[takes]
        self.load[chain.to] += chain.shift
        self.load[chain.away] -= chain.shift


def _bits(problem: Problem) -> tuple[list[int], list[int]]:
    bits = [0] * len(problem.slots)
    masks: list[int] = []
    place = 0
    for stretch in problem.stretches:
        masks.append(0)
        for slot in stretch:
            bits[problem.position[slot]] = 1 << place
            masks[-1] |= 1 << place
            place += 1
        place += 1
    return bits, masks


def _span(busy: int) -> int:
    """Length from the first to the last set bit; 0 for none."""
    return busy.bit_length() - (busy & -busy).bit_length() + 1 if busy else 0
