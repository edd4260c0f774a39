"""Agendas of crowded rounds of two sides, from the hours of the side that fills the tables.

Where nearly all tables are taken, that side cannot all be busy at noon: who waits, and when, decides nearly all breaks,
and a walk that moves one meeting after the other does not find it. The hours alone (``side``) are solved exactly; then
the meetings are put into them (``swaps``) and the other side's breaks taken out (``kernel``). If none is left, that is
the optimum.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from ...later import Later
from ..board import Board
from ..lanes import Search
from ..linear import linear_bound, solver_for, whole_solver_for, whole_values
from ..problem import Id, Problem
from ..race import Race
from ..sides import sides
from .fit import Fit
from .guests import GuestWalk
from .hours import hours_of
from .rows import rows_of
from .side import Side

if TYPE_CHECKING:
    import numpy as np

    from . import swaps
else:
    np = Later("numpy")
    swaps = Later("encadena.engines.rounds.patterns.swaps")

METHOD = "hours"
SECONDS_ON_LINEAR, SECONDS_ON_WHOLE = 30.0, 60.0
STEPS_PER_EFFORT = 8_000_000  # about a second
STEPS_OF_MEETING = 8_000  # a quicker cooling freezes with breaks left
SWAPS_OF_MEETING = 300  # in a part; few rounds need more than two
HEATS = (0.1, 0.08, 0.06, 0.05)  # in clashes, by part
FOCUS = 0.5
ATTEMPTS = 4
SLOWER = 2


class FromHours:
    """``step(effort)`` does the next thing: bounds of both sides, then hours and a first cooling, then longer ones."""

    def __init__(self, problem: Problem, race: Race, seed: int) -> None:
        self.problem = problem
        self.race = race
        self.rng = Random(seed)
        self.crowded: Side | None = None
        self.values: list[int] | None = None
        self.settling: Settling | None = None
        self.next: Callable[[float], None] = self._bounds
        self.exhausted = False

    def step(self, effort: float) -> None:
        if not self.race.over():
            self.next(effort)

    def _bounds(self, effort: float) -> None:
        """The side that has to wait most is the crowded one; where nobody has to, the one with most meetings each."""
        side_of = sides(self.problem) or {}
        found: list[tuple[int, int, Side]] = []
        for wanted in (0, 1):
            side = Side(self.problem, [p for p, group in side_of.items() if group == wanted])
            if not side.kind or not side.affordable:
                continue
            side.write()
            if not side.hopeless:
                found.append((self._bound_of(side), -len(side.kind), side))
        self.crowded = max(found, key=lambda one: one[:2])[2] if found else None
        self.exhausted = self.crowded is None or bool(self.problem.precedences)
        self.next = self._plan

    def _bound_of(self, side: Side) -> int:
        solver = solver_for(SECONDS_ON_LINEAR)
        with self.race.interruptible(solver):
            bound = linear_bound(side.model, solver)
        self.race.raise_bound(bound, METHOD)
        return bound

    def _plan(self, effort: float) -> None:
        board = Board(self.problem)
        hours = self.filled(board)
        if hours is None:
            self.exhausted = True
            return
        self.settling = Settling(board, hours, self.race, self.rng.getrandbits(32))
        self.next = self.settling.step
        self.next(effort)

    def filled(self, board: Board) -> dict[Id, list[int]] | None:
        """Hours into which the meetings fit, and every meeting in them on the board; None if that never succeeds."""
        missed = 0
        while missed < ATTEMPTS:
            asked, hours = self.crowded, None if self.race.over() else self._new_hours()
            if hours is None:
                return None
            if self._fits(board, hours) and self._fill(board, hours):
                return hours
            missed += self.crowded is asked  # otherwise the next hours know better
        return None

    def _new_hours(self) -> dict[Id, list[int]] | None:
        if self.crowded is None:
            return None
        if self.values is None:
            solver = whole_solver_for(SECONDS_ON_WHOLE)
            with self.race.interruptible(solver):
                self.values = whole_values(self.crowded.model, solver)
        return hours_of(self.crowded, self.values, self.rng) if self.values else None

    def _fits(self, board: Board, hours: dict[Id, list[int]]) -> bool:
        """Hosts for whom nobody alike has hours that fit are looked at by themselves from now on."""
        side = self.crowded
        if side is None or self._unfair(board, hours):
            return False
        fit = Fit(board, hours, side.kind, self.rng)
        apart = side.apart if fit.exchange() else side.apart.union(p for p in fit.tight if p in hours)
        if apart != side.apart:
            self.crowded, self.values = Side(self.problem, list(hours), apart), []
            if self.crowded.affordable:
                self.crowded.write()
                self.values = [] if self.crowded.hopeless else None
        return not fit.tight

    def _unfair(self, board: Board, hours: dict[Id, list[int]]) -> bool:
        """Somebody waits more often than fairness allows when others, as most guests in the end, do not wait at all."""
        limit = self.problem.fairness
        most = max(board.breaks(sum(board.bit[slot] for slot in busy)) for busy in hours.values())
        return limit is not None and most > limit

    def _fill(self, board: Board, hours: dict[Id, list[int]]) -> bool:
        """Every meeting into the hours of its host, nobody at two tables; False if that was not found in time."""
        rows = rows_of(board, hours, self.rng)
        dice = np.array([self.rng.getrandbits(64) | 1], np.uint64)
        for heat in HEATS:
            if rows.tally[0] and not self.race.over():
                swaps.swap(*rows, dice, SWAPS_OF_MEETING * len(rows.slot), heat, FOCUS)
        if not rows.tally[0]:
            board.restore(rows.slot.tolist())
        return not rows.tally[0]


class Settling:
    """A walk of the guests on the board's agenda: cools down, and then again and again from less high, for a few breaks
    are left that come and go. ``patience``: how much slower than usual it cools the first time.
    """

    def __init__(self, board: Board, hours: dict[Id, list[int]], race: Race, seed: int, patience: int = 1) -> None:
        self.board, self.hours, self.race = board, hours, race
        self.walk = GuestWalk(board, seed, hours)
        self.steps = STEPS_OF_MEETING * len(board.pair) * patience

    def step(self, effort: float) -> None:
        self.walk.settle(
            steps=max(self.steps, int(effort * STEPS_PER_EFFORT)),
            on_better=lambda slots, breaks: self.race.offer(breaks, lambda: self.board.agenda(slots), METHOD),
            over=self.race.over,
            target=lambda: self.race.standing.bound,
        )


class Beside:
    """Another processor's work: ``before`` until ``first`` has hours that fit, then a slower walk in the same hours."""

    def __init__(self, first: FromHours, before: Search, seed: int) -> None:
        self.first, self.before, self.seed = first, before, seed
        self.walk: Settling | None = None

    @property
    def exhausted(self) -> bool:
        return self.first.settling is None and self.before.exhausted

    def step(self, effort: float) -> None:
        found = self.first.settling
        if found is None or self.first.race.over():
            self.before.step(effort)
            return
        if self.walk is None:
            self.walk = Settling(found.board, found.hours, self.first.race, self.seed, patience=SLOWER)
        self.walk.step(effort)
