"""The bound of a round that the SAT solver (``sat.target``) does not settle at once: the class-flow relaxation, first
as a linear programme (``linear``), then in whole numbers (``bound``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..later import Later
from .bound import relaxation
from .linear import linear_bound, solver_for
from .problem import Problem
from .race import Race
from .rich.flow import relaxation as rich_relaxation

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

METHOD = "flow"
EFFORT_ON_BOUND = 60.0
SECONDS_ON_LINEAR = 30.0


class FromBelow:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats."""

    def __init__(self, problem: Problem, race: Race, seed: int) -> None:
        self.problem = problem
        self.race = race
        self.seed = seed
        self.relaxed: cp_model.CpModel | None = None
        self.started = False

    @property
    def exhausted(self) -> bool:
        """Nothing left to do for a round of this size."""
        return self.started and self.relaxed is None

    def step(self, effort: float) -> None:
        if not self.started:
            self.started = True
            relaxed_by = relaxation if self.problem.plain else rich_relaxation
            self.relaxed = relaxed_by(self.problem)
            if self.relaxed is not None:
                self._linear_bound(self.relaxed)
        elif self.relaxed is not None:
            self._bound(self.relaxed, min(effort, EFFORT_ON_BOUND))

    def _linear_bound(self, relaxed: cp_model.CpModel) -> None:
        solver = solver_for(SECONDS_ON_LINEAR)
        with self.race.interruptible(solver):
            self.race.raise_bound(linear_bound(relaxed, solver), METHOD)

    def _bound(self, relaxed: cp_model.CpModel, effort: float) -> None:
        solver = self._solver(effort)
        solver.parameters.optimize_with_lb_tree_search = True
        solver.best_bound_callback = lambda value: self.race.raise_bound(round(value), METHOD)
        status = self.race.run(solver, relaxed)
        if status == cp_model.INFEASIBLE:
            self.race.declare_impossible(METHOD)
        elif status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
            self.race.raise_bound(round(solver.best_objective_bound), METHOD)
        if status != cp_model.UNKNOWN or effort >= EFFORT_ON_BOUND:
            self.relaxed = None

    def _solver(self, effort: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = effort
        return solver
