"""A closer bound than the flow's, for rounds small enough: a linear programme that knows which slots are free.

Every meeting that may move takes shares of slots, nobody is in more than one meeting at once, and no slot has more
meetings than tables. Order between meetings and whole shares are left out, so no agenda can add more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from ...later import Later
from ..linear import solver_for
from ..problem import Id
from .standing import Standing
from .worth import Worth

if TYPE_CHECKING:
    from ortools.linear_solver.python import model_builder
else:
    model_builder = Later("ortools.linear_solver.python.model_builder")

Shares: TypeAlias = dict[Id, dict[int, Any]]

MAX_SHARES = 20_000  # of a meeting in a slot: about a fifth of a second
SECONDS = 1.0
ROUNDED = 1e-6  # the solver's numbers are
MOSTLY = 0.5


def closer(standing: Standing, slot_of: dict[Id, int], worth: Worth) -> Worth:
    """``worth`` itself if the round is too large, or if the programme was not solved in time."""
    domains = _domains(standing, slot_of)
    if not worth.chosen or sum(map(len, domains.values())) > MAX_SHARES:
        return worth
    value = {w.meeting.id: w.value for w in standing.live.waiting}
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # as shipped by OR-Tools
    shares: Shares = {m: {s: model.new_num_var(0, 1, "") for s in slots} for m, slots in domains.items()}
    for m, slots in shares.items():
        held = model_builder.LinearExpr.sum(list(slots.values()))
        model.add(held <= 1 if m in value else held == 1)
    _one_at_a_time(standing, model, shares)
    model.maximize(sum(value[m] * share for m in value for share in shares.get(m, {}).values()))
    solver = solver_for(SECONDS)
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return worth
    bound = solver.objective_value * (1 + ROUNDED) + ROUNDED
    chosen = (m for m in value if sum(map(solver.value, shares.get(m, {}).values())) > MOSTLY)
    return Worth(bound, frozenset(chosen)) if bound < worth.bound else worth


def _domains(standing: Standing, slot_of: dict[Id, int]) -> dict[Id, list[int]]:
    """Slots that each meeting with a place, and each waiting one, could have."""
    problem, position = standing.problem, standing.problem.position
    found: dict[Id, list[int]] = {}
    for m in problem.meetings:
        first = standing.now if m.id in standing.waiting else standing.edge
        if m.id in standing.pinned:
            found[m.id] = [standing.slot_of[m.id]]
        elif m.id in slot_of or m.id in standing.waiting:
            slots = [s for s in problem.slots_of[m.id] if position[s] > first]
            found[m.id] = slots if slots or m.id in standing.waiting else [slot_of[m.id]]
    return found


def _one_at_a_time(standing: Standing, model: model_builder.Model, shares: Shares) -> None:
    people: dict[tuple[Id, int], list[Any]] = defaultdict(list)
    held: dict[int, list[Any]] = defaultdict(list)
    for m in standing.problem.meetings:
        for slot, share in shares.get(m.id, {}).items():
            held[slot].append(share)
            for p in m.pair:
                people[p, slot].append(share)
    for together in people.values():
        model.add(model_builder.LinearExpr.sum(together) <= 1)
    for slot, together in held.items():
        model.add(model_builder.LinearExpr.sum(together) <= standing.problem.slot_by_id[slot].tables)
