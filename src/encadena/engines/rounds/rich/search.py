"""The search for a rich round, in steps that the others may look at: a first agenda, then better ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...later import Later
from ..problem import Id, Problem
from ..race import Race
from ..walk.field import BEST, TOTAL
from .hall import Hall, Standing, empty, hall_of

if TYPE_CHECKING:
    import numpy as np

    from . import filling, kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.rich.kernel")
    filling = Later("encadena.engines.rounds.rich.filling")

PUSHES_PER_EFFORT = 40_000
PUSHES_AT_ONCE = 2_000
EFFORT_OF_BEGINNING = 0.1
STEPS_PER_EFFORT = 1_000_000  # about a second
BATCH = 50_000
HEATS = (0.3, 0.2, 0.45)
COLD, FOCUS = 0.1, 0.4

OF_WAY = (
    *("first_person", "person", "length", "seated", "first_language", "language"),
    *("first_asking", "asking", "interpreters", "capacity", "lunch_first", "lunch_last", "lunch_free"),
    *("first_later", "later", "first_earlier", "earlier"),
    *("slot", "at", "load", "serving", "pushed", "mark", "out", "dice"),
)
_OF_FILLING = (*OF_WAY[:4], "possible", "first_choice", "choice", *OF_WAY[4:])
OF_COUNTING = (
    *("stretch", "lunch_until", "lunch_first", "lunch_last", "lunch_free", "limit"),
    *("at", "waits", "price", "waiting", "waiting_at", "tally"),
)
_TOKEN = 3


class RichWalk:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats."""

    def __init__(self, problem: Problem, race: Race, seed: int) -> None:
        self.problem = problem
        self.race = race
        self.seed = seed
        self.hall: Hall | None = None
        self.standing: Standing | None = None
        self.tries = 0
        self.cooled = 0
        self.exhausted = not problem.meetings

    def begin(self) -> None:
        """A first agenda, before anybody else needs the processor."""
        if not self.race.over() and not self.exhausted:
            self._settle(EFFORT_OF_BEGINNING)

    def step(self, effort: float) -> None:
        if self.standing is None and not self._settle(effort):
            return
        self._anneal(effort)

    def _settle(self, effort: float) -> bool:
        """Every meeting placed: as in the best agenda known, or anew."""
        self.hall = hall = self.hall or hall_of(self.problem)
        self.tries += 1
        best = self.race.standing.slot_of
        standing = filled(hall, self.seed + 7919 * self.tries, int(effort * PUSHES_PER_EFFORT), self.race, best, self)
        if standing is None:
            return False
        arrays = named(hall, standing)
        counted: tuple[Any, ...] = tuple(arrays[name] for name in OF_COUNTING)
        if kernel.count_everything(*counted):
            standing.tally[BEST] = standing.tally[TOTAL]
            self._offer(standing.slot, int(standing.tally[BEST]))
        self.standing = standing
        return True

    def _anneal(self, effort: float) -> None:
        batches = max(1, int(effort * STEPS_PER_EFFORT) // BATCH)
        temperature = HEATS[self.cooled % len(HEATS)]
        self.cooled += 1
        cooling = (COLD / temperature) ** (1 / batches)
        for _ in range(batches):
            if self.race.over():
                return
            self.walk(BATCH, temperature, temperature * cooling)
            temperature *= cooling

    def walk(self, steps: int, hot: float, cold: float) -> None:
        """So many steps from where it stands; nothing before the first agenda."""
        if self.hall is not None and self.standing is not None:
            before = int(self.standing.tally[BEST])
            kernel.walk(*self.hall, *self.standing, steps, hot, cold, FOCUS, self.race.standing.bound)
            if self.standing.tally[BEST] < before:
                self._offer(self.standing.best, int(self.standing.tally[BEST]))

    def _offer(self, slots: np.ndarray[tuple[int, ...], np.dtype[np.int64]], breaks: int) -> None:
        places = slots.tolist()
        self.race.offer(breaks, lambda: self.agenda(places))

    def agenda(self, places: list[int]) -> dict[Id, int]:
        return {m.id: self.problem.slots[places[i]].id for i, m in enumerate(self.problem.meetings) if places[i] >= 0}

    def places(self, slot_of: Mapping[Id, int]) -> list[int]:
        position = self.problem.position
        return [position[slot_of[m.id]] if m.id in slot_of else -1 for m in self.problem.meetings]


def filled(
    hall: Hall, seed: int, pushes: int, race: Race, known: Mapping[Id, int] | None, walk: RichWalk
) -> Standing | None:
    """Every meeting placed, or None if some found no place within ``pushes``."""
    standing = empty(hall, seed)
    if known is not None:
        place(hall, standing, walk.places(known))
        return standing
    first, held = hall.first_choice, hall.first_held
    busy = np.diff(held)
    weight = np.array([int(busy[hall.person[a:b]].sum()) for a, b in _pairs(hall.first_person)])
    order = np.lexsort((weight * hall.length, -np.diff(first)))  # the last goes first: few choices, much to do
    every = named(hall, standing)
    waiting, left = order.astype(np.int64), len(order)
    for _ in range(max(1, pushes // PUSHES_AT_ONCE) + left // PUSHES_AT_ONCE):
        arrays = (every[name] for name in _OF_FILLING)
        how: tuple[Any, ...] = (*arrays, waiting, left, int(standing.tally[_TOKEN]), PUSHES_AT_ONCE)
        left, token = filling.fill(*how)
        standing.tally[_TOKEN] = token
        if left == 0:
            return standing
        if race.over():
            break
    return None


def place(hall: Hall, standing: Standing, places: list[int]) -> None:
    """Put every meeting with a place there; the caller knows that nobody is in the way."""
    for m, begins in enumerate(places):
        if begins < 0:
            continue
        standing.slot[m] = begins
        people = hall.person[hall.first_person[m] : hall.first_person[m + 1]]
        spoken = hall.language[hall.first_language[m] : hall.first_language[m + 1]]
        for t in range(begins, begins + int(hall.length[m])):
            standing.at[people, t] = m
            standing.load[t] += hall.seated[m]
            standing.serving[spoken, t] += 1


def named(hall: Hall, standing: Standing) -> Mapping[str, Any]:
    return hall._asdict() | standing._asdict()


def _pairs(starts: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[tuple[int, int]]:
    return list(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True))
