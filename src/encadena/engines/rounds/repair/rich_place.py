"""The repair of a rich round, step by step as ``place`` repairs a plain one: what can stay stays, what lost its place
finds another, the waiting list fills what is free, and what is worth more pushes out what is worth less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..problem import Id, Schedule
from .place import ENOUGH, FOCUS, HOT, PASSES, SETTLED, STANDS, Placed
from .rich import Yard, kept
from .rich_worth import closer_worth, rich_worth
from .standing import Standing
from .worth import Worth

LONGEST, LONGEST_FOR_LOST = 6, 20  # meetings that give way to another
COLD = 0.05
BATCH = 20_000
MENDED_STEPS_PER_MEETING = 600
SHUFFLES, SHUFFLED_STEPS_PER_MEETING = 12, 30


def place_by_every_rule(standing: Standing, schedule: Schedule, *, seed: int, over: Callable[[], bool]) -> Placed:
    yard = kept(standing, schedule, seed)
    lost = yard.lost()
    if not lost and not standing.live.waiting:
        return Placed(yard.slot_of(), frozenset(), Worth(0.0, frozenset()))
    return _Placing(standing, yard, lost, over).run()


class _Placing:
    def __init__(self, standing: Standing, yard: Yard, lost: list[int], over: Callable[[], bool]) -> None:
        self.standing, self.yard, self.lost, self.over = standing, yard, lost, over
        self.worth = [STANDS] * len(yard.id)
        for waiting in standing.live.waiting:
            self.worth[yard.number[waiting.meeting.id]] = waiting.value

    def run(self) -> Placed:
        lost = frozenset(self.yard.id[m] for m in self.lost)
        self.yard.set_bother(self._touched(self.lost))
        self._insert(sorted(self.lost, key=self._choices), LONGEST_FOR_LOST)
        worth = closer_worth(self.standing, self.yard.slot_of(), rich_worth(self.standing, self.yard.slot_of()))
        self._fill([self.yard.number[m] for m in worth.chosen])
        self._replace()
        self._settle()
        self._shuffle(worth.bound * ENOUGH)
        self._settle()
        self._mend()
        self._fill([])
        return Placed(self.yard.slot_of(), lost, Worth(max(worth.bound, self._value()), worth.chosen))

    def _touched(self, meetings: Iterable[int]) -> set[Id]:
        return {p for m in meetings for p in self.standing.problem.meetings[m].everybody}

    def _choices(self, m: int) -> int:
        return len(self.yard.places(m))

    def _insert(self, meetings: Iterable[int], longest: int) -> None:
        for m in meetings:
            if not self.yard.is_placed(m):
                self.yard.insert(m, longest)

    def _fill(self, chosen: list[int]) -> None:
        """First the chosen ones, those with the fewest places before the others, without and then with moves."""
        for longest in (0, LONGEST):
            self._insert(sorted(chosen, key=self._choices), longest)
        self._insert(self._unplaced(), LONGEST)

    def _unplaced(self) -> list[int]:
        """Waiting meetings without a place, the dearest first."""
        waiting = sorted(self.standing.live.waiting, key=lambda w: -w.value)
        numbers = [self.yard.number[w.meeting.id] for w in waiting]
        return [m for m in numbers if not self.yard.is_placed(m)]

    def _replace(self) -> None:
        for _ in range(PASSES):
            if not sum(self._push_out(m) for m in self._unplaced() if not self.over()):
                return

    def _push_out(self, m: int) -> bool:
        """Take the place of waiting meetings that are worth less together."""
        best: list[int] = []
        least, where = self.worth[m], -1
        for begins in self.yard.places(m):
            out = self.yard.in_the_way(m, begins)
            lost = least if out is None else sum(self.worth[other] for other in out)
            if out and lost < least:
                best, least, where = out, lost, begins
        if where < 0:
            return False
        for other in best:
            self.yard.leave(other)
        self.yard.settle(m, where)
        self._insert(sorted(best, key=lambda other: -self.worth[other]), LONGEST)
        return True

    def _shuffle(self, enough: float) -> None:
        """While the value is not enough: free places wander, and sometimes all of a meeting come to be free at once."""
        for _ in range(SHUFFLES):
            if self.over() or self._value() >= enough:
                return
            self.yard.mend(SHUFFLED_STEPS_PER_MEETING * len(self.worth), HOT, HOT, FOCUS)
            self._insert(self._unplaced(), LONGEST)
            self._replace()

    def _value(self) -> float:
        return sum(w.value for w in self.standing.live.waiting if self.yard.is_placed(self.yard.number[w.meeting.id]))

    def _settle(self) -> None:
        """What got a place keeps it if another is no better."""
        added = [self.yard.number[w.meeting.id] for w in self.standing.live.waiting]
        placed = [m for m in (*self.lost, *added) if self.yard.is_placed(m)]
        self.yard.set_bother(self._touched(placed) | self._touched(self.lost))
        for m in placed:
            self.yard.settle_there(m, SETTLED)

    def _mend(self) -> None:
        batches = max(1, MENDED_STEPS_PER_MEETING * len(self.worth) // BATCH)
        temperature, cooling = HOT, (COLD / HOT) ** (1 / batches)
        for _ in range(batches):
            if self.over() or not self.yard.anybody_waits():
                return
            self.yard.mend(BATCH, temperature, temperature * cooling, FOCUS)
            temperature *= cooling
