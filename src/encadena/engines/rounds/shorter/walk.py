"""Annealing on the length of waits, from an agenda whose number of waits it does not exceed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...later import Later
from ..board import Board
from ..problem import Problem
from ..race import Race
from ..walk.field import UNSEEN
from ..walk.walk import BATCH, Walk

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.shorter.kernel")

HOT, COLD = 1.2, 0.25  # in free slots: how much longer a step may make the waits
FOCUS = 0.4
STEPS_PER_EFFORT = 8_000_000  # about a second
METHOD = "local search"


class Shortening:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats.

    ``race`` counts idle time where others count breaks; its best agenda, which has to be there, is where it starts.
    """

    def __init__(self, problem: Problem, race: Race, most_breaks: int, seed: int) -> None:
        self.board = Board(problem)
        self.race = race
        self.most_breaks = most_breaks
        self.seed = seed
        self.exhausted = not problem.meetings
        self._cooled = 0

    def step(self, effort: float) -> None:
        """Cool down once from the best agenda."""
        if self.race.over():
            return
        self.board.load_agenda(self.race.standing.slot_of or {})
        self._cooled += 1
        walk = Walk(self.board, self.seed * 7919 + self._cooled)
        field, agenda = walk.field, walk.agenda
        idle_of = np.zeros(len(self.board.busy), np.int64)
        idle_tally = np.array([0, UNSEEN], np.int64)
        kernel.count_idle(agenda.busy, field.stretch, field.limit, agenda.waits, agenda.price, idle_of, idle_tally)
        batches = max(1, round(effort * STEPS_PER_EFFORT / BATCH))
        cooling, temperature = (COLD / HOT) ** (1 / batches), HOT
        arrays = (*field, *agenda, idle_of, idle_tally, self.most_breaks)
        for _ in range(batches):
            if self.race.over():
                return
            kernel.shorten(*arrays, BATCH, temperature, temperature * cooling, FOCUS, self.race.standing.bound)
            temperature *= cooling
            self._tell(agenda.best, int(idle_tally[kernel.BEST_IDLE]))

    def _tell(self, best: np.typing.NDArray[np.int64], idle: int) -> None:
        self.race.offer(idle, lambda: self.board.agenda(best.tolist()), METHOD)
