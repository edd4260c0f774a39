"""The search from below: raises the bound until an agenda meets it, or shows that the round is impossible.

The class-flow relaxation comes first as a linear programme (``linear``); later, in whole numbers (``bound``), it takes
turns with the whole model. The model is asked "with exactly so many breaks?", one number after the other: a yes is the
optimum, a no raises the bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..later import Later
from . import exact
from .bound import relaxation
from .breaks import total_breaks
from .linear import linear_bound, solver_for
from .model import Agenda
from .problem import Problem, Schedule
from .race import Race

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

MAX_LITERALS = 100_000  # meetings × slots; the whole model of a larger round takes longer to build than it helps
EFFORT_ON_BOUND = 60.0
SECONDS_ON_LINEAR = 30.0
FIRST_ON_TARGET = 2.0  # up to this effort, only the target is tried: the linear bound is usually met
TARGET_SHARE = 4.0


class FromBelow:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats."""

    def __init__(self, problem: Problem, race: Race, seed: int) -> None:
        self.problem = problem
        self.race = race
        self.seed = seed
        self.relaxed = relaxation(problem)
        self.started = False
        self.asked: tuple[int, Agenda] | None = None
        self.affordable = len(problem.meetings) * len(problem.slots) <= MAX_LITERALS

    @property
    def exhausted(self) -> bool:
        """Nothing left to do for a round of this size."""
        return self.relaxed is None and not self.affordable

    def step(self, effort: float) -> None:
        if self.relaxed is not None and not self.started:
            self._linear_bound(self.relaxed)
        self.started = True
        if self.race.over():
            return
        if self.relaxed is not None and effort > FIRST_ON_TARGET:
            self._bound(self.relaxed, min(effort, EFFORT_ON_BOUND))
        if self.race.over() or not self.affordable:
            return
        if self.race.standing.breaks is None:
            self._any_agenda(effort)
        else:
            self._next_target(effort)

    def _linear_bound(self, relaxed: cp_model.CpModel) -> None:
        solver = solver_for(SECONDS_ON_LINEAR)
        with self.race.interruptible(solver):
            self.race.raise_bound(linear_bound(relaxed, solver))

    def _bound(self, relaxed: cp_model.CpModel, effort: float) -> None:
        solver = self._solver(effort)
        solver.parameters.optimize_with_lb_tree_search = True
        solver.best_bound_callback = lambda value: self.race.raise_bound(round(value))
        status = self.race.run(solver, relaxed)
        if status == cp_model.INFEASIBLE:
            self.race.declare_impossible()
        elif status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
            self.race.raise_bound(round(solver.best_objective_bound))
        if status != cp_model.UNKNOWN or effort >= EFFORT_ON_BOUND:
            self.relaxed = None

    def _any_agenda(self, effort: float) -> None:
        agenda = exact.model_of(self.problem)
        solver = self._solver(effort)
        status = self.race.run(solver, agenda.model)
        if status == cp_model.INFEASIBLE:
            self.race.declare_impossible()
        self._offer(status, agenda, solver)

    def _next_target(self, effort: float) -> None:
        target = self.race.standing.bound
        agenda = self._asking_for(target)
        solver = self._solver(effort * TARGET_SHARE)
        solver.parameters.linearization_level = 0
        status = self.race.run(solver, agenda.model)
        if status == cp_model.INFEASIBLE:
            self.race.raise_bound(target + 1)
        self._offer(status, agenda, solver)

    def _asking_for(self, target: int) -> Agenda:
        """The whole model with exactly ``target`` breaks; kept, because building it costs as much as a short search."""
        if self.asked is None or self.asked[0] != target:
            agenda = exact.model_of(self.problem)
            exact.limit(agenda, at_least=target, at_most=target)
            self.asked = (target, agenda)
        return self.asked[1]

    def _offer(self, status: cp_model.CpSolverStatus, agenda: Agenda, solver: cp_model.CpSolver) -> None:
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found = exact.slots_in(agenda, solver)
            self.race.offer(total_breaks(self.problem, Schedule(found)), lambda: found)

    def _solver(self, effort: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = effort
        return solver
