"""A small conflict in a round that no counting explains: some meetings that cannot all be held, and the rules at fault.

CP-SAT is asked to hold every meeting under an assumption each. The assumptions it used to refute the round are a
first set; meetings are then left out one by one while the rest stays impossible. Cut short by the clock, the set is
true but larger.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...later import Later
from .. import implied, rules
from ..model import Agenda
from ..problem import Id, Problem
from ..rules import each_meeting_once
from .reason import Reason

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

RELAXED: dict[str, Callable[[Problem], Problem]] = {
    "tables": lambda p: replace(p, slots=tuple(replace(s, tables=len(p.meetings)) for s in p.slots)),
    "availability": lambda p: replace(p, forbidden=frozenset()),
    "sessions": lambda p: replace(p, meetings=tuple(replace(m, session=None) for m in p.meetings)),
    "fixed_times": lambda p: replace(p, meetings=tuple(replace(m, fixed=None) for m in p.meetings)),
    "precedence": lambda p: replace(p, precedences=frozenset()),
}


def find_conflict(problem: Problem, *, seconds: float) -> tuple[Reason, ...]:
    """A conflict in a ``problem`` known to be impossible; empty if ``seconds`` were too few to find any."""
    deadline = time.monotonic() + seconds
    unfair = replace(
        problem, fairness=None
    )  # with fewer meetings, waiting could be shared worse: fairness is judged apart
    core = _refuted(unfair, deadline)
    if core is None:
        return ()
    if not core:
        limit = problem.fairness if problem.fairness is not None else 0
        return (Reason("fairness_impossible", params={"limit": limit}),)
    return (_reason(_shrunk(unfair, core, deadline), deadline),)


def _refuted(problem: Problem, deadline: float) -> tuple[Id, ...] | None:
    """Meetings that cannot all be held; empty if all can; None if time ran out."""
    agenda = Agenda(problem)
    for rule in rules.POSTED:
        if rule.name != each_meeting_once.NAME:
            rule.post(agenda)
    held: dict[int, Id] = {}
    for m in problem.meetings:
        literals = [agenda.meets[m.id, slot.id] for slot in problem.slots]
        agenda.model.add_at_most_one(literals)
        is_held = agenda.model.new_bool_var("")
        agenda.model.add_bool_or(literals).only_enforce_if(is_held)
        agenda.model.add_assumption(is_held)
        held[is_held.index] = m.id
    solver = _solver(deadline)
    status = solver.solve(agenda.model)
    if status == cp_model.INFEASIBLE:
        core = {held[i] for i in solver.sufficient_assumptions_for_infeasibility()}
        return tuple(m.id for m in problem.meetings if m.id in core) or tuple(held.values())
    return () if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def _shrunk(problem: Problem, core: tuple[Id, ...], deadline: float) -> Problem:
    """The problem with the meetings of the core only, as few as leaving out one after the other gets to."""
    needed = list(core)
    for meeting in core:
        if meeting not in needed:
            continue
        without = [m for m in needed if m != meeting]
        refuted = _refuted(_only(problem, without), deadline)
        if refuted:
            needed = [m for m in needed if m in refuted]
        elif refuted is None:
            break
    return _only(problem, needed)


def _only(problem: Problem, meetings: list[Id]) -> Problem:
    kept = set(meetings)
    return replace(
        problem,
        meetings=tuple(m for m in problem.meetings if m.id in kept),
        precedences=frozenset((b, a) for b, a in problem.precedences if b in kept and a in kept),
    )


def _reason(problem: Problem, deadline: float) -> Reason:
    at_fault = ["one_meeting_at_a_time"]
    for rule, relaxed in RELAXED.items():
        easier = relaxed(problem)
        if easier != problem and not impossible(easier, deadline):
            at_fault.append(rule)
    participants = [p for p in problem.participants if len(problem.meetings_of[p]) > 1]
    meetings = tuple(m.id for m in problem.meetings)
    return Reason("conflict", tuple(participants), meetings, {"rules": tuple(at_fault)})


def impossible(problem: Problem, deadline: float) -> bool:
    """Proven impossible before the deadline."""
    agenda = Agenda(problem)
    for rule in rules.POSTED:
        rule.post(agenda)
    implied.post(agenda)
    return bool(_solver(deadline).solve(agenda.model) == cp_model.INFEASIBLE)


def _solver(deadline: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # assumptions are only explained by a single worker
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_time_in_seconds = max(0.05, deadline - time.monotonic())
    return solver
