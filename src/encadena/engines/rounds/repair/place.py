"""The repaired agenda: what can stay stays, what lost its place finds another, the waiting list fills what is free.

A flow says which waiting meetings are worth most together; they are placed by chains, which rarely fail. What did not
find a place may push out what is worth less. At the end annealing mends waits among the meetings that may move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...later import Later
from ..board import NOWHERE, Board
from ..problem import Id, Schedule
from .closer import closer
from .standing import Standing
from .worth import Worth, most_value
from .yard import Yard, set_bother, yard_of

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.repair.kernel")

LONGEST = 12  # meetings that give way to another
LONGEST_FOR_LOST = 40
ASKED = 40  # meetings of a full slot
PASSES = 4
STEPS_PER_MEETING = 400
BATCH = 200_000
FOCUS = 0.8  # of steps begin at somebody who waits
HOT, COLD = 0.3, 0.05
SETTLED = 0.2  # waits: what a meeting with a new place is slow to leave it for
SHUFFLES, SHUFFLED_STEPS_PER_MEETING = 30, 60
ENOUGH, CLOSE = 0.982, 0.998  # of the bound of the flow, and of the closer one
STANDS = 1e12  # what a meeting that stood before is worth beside waiting ones


@dataclass(frozen=True)
class Placed:
    """``lost``: meetings that could not stay where they were, whether or not they found another place."""

    slot_of: dict[Id, int]
    lost: frozenset[Id]
    worth: Worth


def place(
    standing: Standing, schedule: Schedule, *, fairness: int | None, seed: int, over: Callable[[], bool]
) -> Placed:
    board = Board(standing.problem)
    _keep(board, standing, schedule)
    number = board.meeting_number
    lost = frozenset(m for m in standing.slot_of if board.slot[number[m]] == NOWHERE)
    if not lost and not standing.live.waiting:
        return Placed(dict(standing.slot_of), lost, Worth(0.0, frozenset()))
    return _Placing(standing, board, lost, fairness, seed, over).run()


def _keep(board: Board, standing: Standing, schedule: Schedule) -> None:
    """What is pinned first, then everything that may stay, low tables first: the highest ones are those that close."""
    position, held = standing.problem.position, standing.live.held
    order = sorted(
        standing.slot_of,
        key=lambda m: (m not in held, m not in standing.pinned, schedule.table_of.get(m, 0)),
    )
    for meeting in order:
        i, slot = board.meeting_number[meeting], position[standing.slot_of[meeting]]
        if meeting in held or (meeting not in standing.missed and _free(board, i, slot)):
            board.place(i, slot)


def _free(board: Board, meeting: int, slot: int) -> bool:
    return (
        board.load[slot] < board.capacity[slot]
        and all(board.at[p][slot] == NOWHERE for p in board.pair[meeting])
        and all(board.slot[m] < slot for m in board.before[meeting])
        and all(board.slot[m] == NOWHERE or board.slot[m] > slot for m in board.after[meeting])
    )


class _Placing:
    def __init__(
        self,
        standing: Standing,
        board: Board,
        lost: frozenset[Id],
        fairness: int | None,
        seed: int,
        over: Callable[[], bool],
    ) -> None:
        self.standing = standing
        self.number = board.meeting_number
        self.lost = lost
        self.over = over
        self.yard: Yard = yard_of(standing, board, fairness, seed)
        self.arrays: tuple[Any, ...] = tuple(self.yard)
        self.worth = np.full(len(board.pair), STANDS)
        for waiting in standing.live.waiting:
            self.worth[self.number[waiting.meeting.id]] = waiting.value

    def run(self) -> Placed:
        set_bother(self.yard, self.standing, self._touched(self.lost))
        self._insert(sorted((self.number[m] for m in self.lost), key=self._choices), LONGEST_FOR_LOST)
        flow = most_value(self.standing, self._slot_of())
        worth = closer(self.standing, self._slot_of(), flow)
        self._fill([self.number[m] for m in worth.chosen])
        self._replace()
        set_bother(self.yard, self.standing, self._touched({*self.lost, *self._added()}))
        self._shuffle(worth.bound * (ENOUGH if worth is flow else CLOSE))
        set_bother(self.yard, self.standing, self._touched({*self.lost, *self._added()}))
        self._settle()
        self._mend()
        self._fill([])
        return Placed(self._slot_of(), self.lost, worth)

    def _touched(self, meetings: Iterable[Id]) -> set[Id]:
        return {p for m in meetings for p in self.standing.problem.meeting_by_id[m].pair}

    def _choices(self, meeting: int) -> int:
        return int(self.yard.possible[meeting].sum())

    def _insert(self, meetings: Iterable[int], longest: int) -> None:
        for meeting in meetings:
            placed = self.yard.slot[meeting] != NOWHERE or kernel.insert(meeting, longest, *self.arrays)
            if not placed and longest:
                kernel.insert_at_full_slot(meeting, ASKED, longest, *self.arrays)

    def _fill(self, chosen: list[int]) -> None:
        """First the chosen ones, those with the fewest places before the others, without and then with moves."""
        for longest in (0, LONGEST):
            self._insert(sorted(chosen, key=self._choices), longest)
        self._insert(self._unplaced(), LONGEST)

    def _shuffle(self, enough: float) -> None:
        """While the value is not enough: free places wander, and sometimes two people come to be free together."""
        steps = SHUFFLED_STEPS_PER_MEETING * len(self.yard.slot)
        for _ in range(SHUFFLES):
            if self.over() or self._value() >= enough:
                return
            self._walk(steps, HOT, HOT)
            self._insert(self._unplaced(), LONGEST)
            self._replace()

    def _value(self) -> float:
        placed = self.yard.slot != NOWHERE
        return float(self.worth[placed & (self.worth < STANDS)].sum())

    def _unplaced(self) -> list[int]:
        """Waiting meetings without a place, the dearest first."""
        waiting = sorted(self.standing.live.waiting, key=lambda w: -w.value)
        numbers = [self.number[w.meeting.id] for w in waiting]
        return [m for m in numbers if self.yard.slot[m] == NOWHERE]

    def _replace(self) -> None:
        for _ in range(PASSES):
            if self.over() or not sum(self._push_out(m) for m in self._unplaced()):
                return

    def _push_out(self, meeting: int) -> bool:
        yard = self.yard
        slot, lost = kernel.cheapest_to_replace(
            meeting, self.worth, yard.pair, yard.possible, yard.capacity, yard.slot, yard.at, yard.load
        )
        if slot < 0 or lost >= self.worth[meeting]:
            return False
        out = {int(yard.at[p, slot]) for p in yard.pair[meeting]} - {NOWHERE}
        for other in out:
            self._lift(other)
        if not kernel.insert(meeting, 0, *self.arrays):  # an order between meetings may still forbid it
            self._insert(sorted(out), 0)
            return False
        self._insert(sorted(out, key=lambda m: -self.worth[m]), LONGEST)
        return True

    def _lift(self, meeting: int) -> None:
        yard = self.yard
        kernel.lift(
            meeting,
            yard.pair,
            yard.place,
            yard.stretch,
            yard.limit,
            yard.slot,
            yard.at,
            yard.busy,
            yard.load,
            yard.price,
        )

    def _settle(self) -> None:
        """What got a place keeps it if another is no better."""
        for m in {*self.lost, *self._added()}:
            i = self.number[m]
            self.yard.home[i], self.yard.bother[i] = self.yard.slot[i], SETTLED

    def _mend(self) -> None:
        steps = STEPS_PER_MEETING * len(self.yard.slot)
        batches = max(1, -(-steps // BATCH))
        temperature, cooling = HOT, (COLD / HOT) ** (1 / batches)
        for _ in range(batches):
            if self.over() or not self.yard.price.any():
                return
            cooler = temperature * cooling
            self._walk(BATCH, temperature, cooler)
            temperature = cooler

    def _walk(self, steps: int, hot: float, cold: float) -> None:
        waiting = np.flatnonzero(self.yard.price).astype(np.int64)
        kernel.mend(steps, hot, cold, FOCUS, waiting, *self.arrays)

    def _added(self) -> list[Id]:
        ids = [w.meeting.id for w in self.standing.live.waiting]
        return [m for m in ids if self.yard.slot[self.number[m]] != NOWHERE]

    def _slot_of(self) -> dict[Id, int]:
        slots, places = self.standing.problem.slots, self.yard.slot.tolist()
        return {m: slots[places[i]].id for m, i in self.number.items() if places[i] != NOWHERE}
