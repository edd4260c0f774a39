"""Looks for prices that prove many breaks (``kernel``), in steps that grow."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ...later import Later
from ..problem import Problem
from ..race import Race
from .climb import Climb
from .crowd import Crowd, Floats, crowd_of

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.prices.kernel")

METHOD = "prices"
STATES_PER_EFFORT = 40_000_000  # about a second
FEWEST_TURNS, MOST_TURNS = 60, 2_000
LOOK_EVERY = 20
# By step, the last one again and again: heat and stride at its beginning and at its end, in breaks.
COOLING = ((0.2, 0.004, 0.03, 0.003), (0.004, 0.0003, 0.003, 0.0002), (0.001, 0.0003, 0.001, 0.0001))
WORTH_IT = 0.05  # breaks that a step has to gain


class FromPrices:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats.

    The first step cools from afar; later ones go on from the best prices so far, until they gain next to nothing.
    """

    def __init__(self, problem: Problem, race: Race) -> None:
        self.problem = problem
        self.race = race
        self.cooled = 0
        self.proven = 0
        self.exhausted = False

    @cached_property
    def crowd(self) -> Crowd:
        return crowd_of(self.problem)

    @cached_property
    def best(self) -> list[Floats]:
        """Price of being busy by participant and slot, and rent of a table by slot."""
        people, slots = self.crowd.may.shape
        return [np.zeros((people, slots)), np.zeros(slots)]

    def step(self, effort: float) -> None:
        slots, before = self.crowd.may.shape[1], self.proven
        if bool((self.crowd.meets > slots).any()):
            self.exhausted = True
            return
        states = 6 * slots * int((self.crowd.meets + 1).sum())
        self._cool(max(FEWEST_TURNS, min(MOST_TURNS, int(effort * STATES_PER_EFFORT / max(1, states)))))
        self.exhausted = self.cooled > len(COOLING) and self.proven < before + kernel.UNIT * WORTH_IT

    def _cool(self, turns: int) -> None:
        hot, cold, stride, short = COOLING[min(self.cooled, len(COOLING) - 1)]
        self.cooled += 1
        climb = Climb(self.crowd, self.best)
        for turn in range(turns):
            part = turn / turns
            climb.turn(hot * (cold / hot) ** part, stride * (short / stride) ** part)
            if turn % LOOK_EVERY == LOOK_EVERY - 1 or turn == turns - 1:
                self._prove(climb)
                if self.race.over():
                    return

    def _prove(self, climb: Climb) -> None:
        whole = ((kernel.UNIT * array).round().astype(np.int64) for array in climb.prices)
        proven = int(kernel.proven(*self.crowd, *whole))
        if proven > self.proven:
            self.proven, self.best = proven, [array.copy() for array in climb.prices]
            self.race.raise_bound(-(-proven // kernel.UNIT), METHOD, self.cooled)
