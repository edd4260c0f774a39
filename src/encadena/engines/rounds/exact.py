"""The whole round as a CP-SAT model: every rule, and the sum of breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..later import Later
from . import implied, rules
from .model import Agenda
from .problem import Id, Problem

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")


def model_of(problem: Problem) -> Agenda:
    """All rules posted, no objective yet."""
    agenda = Agenda(problem)
    for rule in rules.POSTED:
        rule.post(agenda)
    implied.post(agenda)
    return agenda


def total(agenda: Agenda) -> cp_model.LinearExpr | int:
    """The sum of breaks as an expression."""
    return sum(literal for p in agenda.problem.participants for literal in agenda.breaks(p))


def limit(agenda: Agenda, *, at_least: int, at_most: int) -> None:
    """Ask for an agenda with a number of breaks in this range instead of the best: no search is faster at yes or no."""
    breaks = total(agenda)
    agenda.model.add(breaks <= at_most)
    agenda.model.add(breaks >= at_least)


def minimise(agenda: Agenda, *, at_least: int, hint: Mapping[Id, int] | None) -> None:
    breaks = total(agenda)
    agenda.model.add(breaks >= at_least)
    agenda.model.minimize(breaks)
    for (meeting, slot), literal in agenda.meets.items() if hint else ():
        agenda.model.add_hint(literal, int(hint[meeting] == slot) if hint else 0)


def slots_in(agenda: Agenda, value: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> dict[Id, int]:
    """Slot of each meeting in a solution."""
    return {meeting: slot for (meeting, slot), literal in agenda.meets.items() if value.boolean_value(literal)}
