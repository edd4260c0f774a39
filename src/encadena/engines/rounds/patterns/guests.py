"""A walk in which the hosts keep their hours: batches of ``kernel.settle`` on the agenda of a board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ...later import Later
from ..board import Board
from ..problem import Id
from ..walk.field import WAITING
from ..walk.walk import BATCH, OnBetter, Walk

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.patterns.kernel")

# Found on events of 3,000 and 13,000 meetings: with a third of a break for each free slot the agenda is settled at a
# heat at which it still moves; with less it freezes with some ten breaks more, however slowly it cools.
IDLE_WEIGHT = 0.3
HOT, COLD = 0.34, 0.24
HOT_AGAIN = 0.28
FOCUS = 0.3


class GuestWalk(Walk):
    """Starts from the agenda on the board; ``hosts`` are busy when they are, and stay so."""

    def __init__(self, board: Board, seed: int, hosts: Mapping[Id, object]) -> None:
        super().__init__(board, seed)
        number = {p: i for i, p in enumerate(board.problem.participants)}
        kept = {number[p] for p in hosts}
        self.movers = np.array([a if b in kept else b for a, b in board.pair], np.int64)
        self._forget(kept)
        self.cooled = False
        agenda, field = self.agenda, self.field
        kernel.price_guests(self.movers, agenda.busy, field.stretch, field.limit, agenda.price, IDLE_WEIGHT)

    def _forget(self, kept: set[int]) -> None:
        """Hosts who wait cannot be helped."""
        agenda = self.agenda
        guests = [p for p in agenda.waiting[: agenda.tally[WAITING]].tolist() if p not in kept]
        agenda.waiting[: len(guests)] = guests
        agenda.waiting_at[guests] = range(len(guests))
        agenda.tally[WAITING] = len(guests)

    def settle(self, *, steps: int, on_better: OnBetter, over: Callable[[], bool], target: Callable[[], int]) -> None:
        """Cool down in so many steps, from less high the second time; as ``run`` otherwise."""
        batches = max(1, -(-steps // BATCH))
        hot, self.cooled = HOT_AGAIN if self.cooled else HOT, True
        cooling, temperature = (COLD / hot) ** (1 / batches), hot
        f, a = self.field, self.agenda
        given = (f.pair, f.possible, f.slot_at, f.there, f.stretch, f.limit, self.movers)
        people = (a.waits, a.price, a.waiting, a.waiting_at, a.with_waits)
        arrays = (*given, a.slot, a.at, a.busy, *people, a.best, a.path, a.tally, a.dice)
        for _ in range(batches if len(a.slot) else 0):
            if over() or self.fewest <= target():
                break
            how = (BATCH, temperature, temperature * cooling, FOCUS, IDLE_WEIGHT, target())
            everything: tuple[Any, ...] = (*arrays, *how)
            kernel.settle(*everything)
            temperature *= cooling
            self.tell(on_better)
