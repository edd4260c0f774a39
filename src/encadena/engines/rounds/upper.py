"""The search from above: a first agenda at once, then better and better ones.

Annealing (``walk``) does nearly all of it; from time to time CP-SAT takes the best agenda as a hint, and may also prove
it.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ..later import Later
from . import exact
from .board import Board
from .breaks import breaks_of, total_breaks
from .construct import construct
from .model import Agenda
from .problem import Problem, Schedule
from .race import Race
from .walk.walk import Walk

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

MAX_LITERALS = 100_000  # meetings × slots; a larger model takes longer to build than it helps
STEPS_PER_EFFORT = 12_000_000  # about a second
HEATS = (0.3, 0.2, 0.45)  # a small round cools from one after the other
SLOW_STEPS = 7_000  # for each meeting
HEAT_AGAIN = 0.18  # a large one goes on where it stands: from further up it would not come back in time
PUSHES_PER_EFFORT = 20_000
EFFORT_OF_BEGINNING = 0.1
EFFORT_OF_SOLVER = 4.0  # from here on a step also asks CP-SAT


class FromAbove:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats."""

    def __init__(self, problem: Problem, race: Race, seed: int, workers: int) -> None:
        self.problem = problem
        self.race = race
        self.rng = Random(seed)
        self.seed = seed
        self.workers = workers
        self.board = Board(problem)
        self.walk: Walk | None = None
        self.cooled = 0
        self.cooled_slowly = False
        self.affordable = len(problem.meetings) * len(problem.slots) <= MAX_LITERALS
        self.exhausted = False

    def begin(self) -> None:
        """A first agenda, before anybody else needs the processor."""
        if not self.race.over():
            self._construct(EFFORT_OF_BEGINNING)

    def step(self, effort: float) -> None:
        if self.walk is None and self.race.standing.slot_of is None and not self._construct(effort):
            return
        self._anneal(effort)
        if effort >= EFFORT_OF_SOLVER and self.affordable and not self.race.over():
            self._solve(effort)

    def _construct(self, effort: float) -> bool:
        self.board = board = Board(self.problem)
        pushes = int(PUSHES_PER_EFFORT * effort)
        if not construct(board, self.rng, pushes=pushes, over=self.race.over):
            return False
        found = Schedule(board.agenda(board.slot))
        breaks = breaks_of(self.problem, found).values()
        if self.problem.fairness is None or max(breaks, default=0) - min(breaks, default=0) <= self.problem.fairness:
            self.race.offer(sum(breaks), lambda: found.slot_of)
        return True

    def _anneal(self, effort: float) -> None:
        if self.race.over():
            return
        self._start_from_best()
        walk, board = self.walk, self.board
        heat = HEATS[self.cooled % len(HEATS)] if self.affordable else self._heat_of_large(effort)
        self.cooled += 1
        if walk is not None:
            walk.run(
                steps=int(effort * STEPS_PER_EFFORT),
                hot=heat,
                target=lambda: self.race.standing.bound,
                on_better=lambda slots, breaks: self.race.offer(breaks, lambda: board.agenda(slots)),
                over=self.race.over,
            )

    def _heat_of_large(self, effort: float) -> float:
        """Warm until one cooling was slow enough for its size; a short one freezes in a poor agenda."""
        again, slow = self.cooled_slowly, effort * STEPS_PER_EFFORT >= SLOW_STEPS * len(self.problem.meetings)
        self.cooled_slowly |= slow
        return HEAT_AGAIN if again else HEATS[0]

    def _start_from_best(self) -> None:
        """Another search may have found a better agenda than this walk, which would go on from its own otherwise."""
        best = self.race.standing
        if best.slot_of is not None and best.breaks is not None:
            if self.walk is not None and self.walk.fewest <= best.breaks:
                return
            self.board.load_agenda(best.slot_of)
        if self.walk is None or best.slot_of is not None:
            self.walk = Walk(self.board, self.seed * 7919 + self.cooled)

    def _solve(self, effort: float) -> None:
        agenda = exact.model_of(self.problem)
        standing = self.race.standing
        exact.minimise(agenda, at_least=standing.bound, hint=standing.slot_of)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = self.workers
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = effort * self.workers
        solver.best_bound_callback = lambda value: self.race.raise_bound(round(value))
        status = self.race.run(solver, agenda.model, _listener(self.problem, agenda, self.race))
        if status == cp_model.INFEASIBLE:
            self.race.declare_impossible()
        elif status == cp_model.OPTIMAL:
            self.race.raise_bound(round(solver.objective_value))


def _listener(problem: Problem, agenda: Agenda, race: Race) -> cp_model.CpSolverSolutionCallback:
    class Listener(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found = exact.slots_in(agenda, self)
            race.offer(total_breaks(problem, Schedule(found)), lambda: found)

    return Listener()
