"""The search from above: a first agenda at once, then better and better ones.

Annealing does nearly all of it; from time to time CP-SAT takes the best agenda as a hint, and may also prove it.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ..later import Later
from . import exact
from .board import Board
from .breaks import total_breaks
from .construct import construct
from .improve import anneal
from .model import Agenda
from .problem import Problem, Schedule
from .race import Race

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

MAX_LITERALS = 100_000  # meetings × slots; a larger model takes longer to build than it helps
MOVES_PER_EFFORT = 200_000  # about a second
MOVES_PER_MEETING = 800  # large rounds cool more slowly
PUSHES_PER_EFFORT = 20_000
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
        self.affordable = len(problem.meetings) * len(problem.slots) <= MAX_LITERALS
        self.exhausted = False

    def step(self, effort: float) -> None:
        best = self.race.standing.slot_of
        if best is not None:
            self.board.load_agenda(best)
        elif not self._construct(effort):
            return
        self._anneal(effort)
        if effort >= EFFORT_OF_SOLVER and self.affordable and not self.race.over():
            self._solve(effort)

    def _construct(self, effort: float) -> bool:
        self.board = Board(self.problem)
        pushes = int(PUSHES_PER_EFFORT * effort)
        return construct(self.board, self.rng, pushes=pushes, over=self.race.over)

    def _anneal(self, effort: float) -> None:
        board = self.board
        anneal(
            board,
            self.rng,
            moves=int(effort * max(MOVES_PER_EFFORT, MOVES_PER_MEETING * len(self.problem.meetings))),
            on_better=lambda slots, breaks: self.race.offer(breaks, lambda: board.agenda(slots)),
            over=self.race.over,
        )

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
