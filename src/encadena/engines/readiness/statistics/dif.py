"""Whether an item treats two groups differently at the same level of the rest (uniform DIF, logistic regression).

The answer is "reaches the item's upper half"; the rest score (the dimension's other items) and the group explain it.
An odds ratio of 1 for the group means: equally ready firms answer alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...later import Later
from .complete import Table
from .estimate import CONFIDENCE, DIF_EVENTS_MIN, DIF_GROUP_MIN, NOT_ESTIMABLE, TOO_FEW, Estimate, Outcome, Refusal

if TYPE_CHECKING:
    from scipy import special
else:
    special = Later("scipy.special")

STEPS = 50
CLOSE = 1e-8
# A coefficient beyond this on standardised columns is separation: one group always, or never, reaches the level.
RUNAWAY = 15.0


@dataclass(frozen=True)
class Case:
    """One firm: whether it reached the item's upper half, the mean of its other items (0 to 100), and its group."""

    reached: bool
    rest: float
    in_group: bool


def odds_ratio(cases: Sequence[Case]) -> Outcome:
    """Of the group against the others, with its interval; refused below 100 firms in either or 30 of either answer."""
    inside = sum(case.in_group for case in cases)
    smaller = min(inside, len(cases) - inside)
    if smaller < DIF_GROUP_MIN:
        return Refusal(TOO_FEW, smaller, DIF_GROUP_MIN)
    reached = sum(case.reached for case in cases)
    rarer = min(reached, len(cases) - reached)
    if rarer < DIF_EVENTS_MIN:
        return Refusal(TOO_FEW, rarer, DIF_EVENTS_MIN)
    rest = np.array([case.rest for case in cases])
    if np.isclose(rest.std(), 0):
        return Refusal(NOT_ESTIMABLE, len(cases))
    columns = [np.ones(len(cases)), (rest - rest.mean()) / rest.std(), np.array([c.in_group for c in cases], float)]
    fitted = logistic(np.column_stack(columns), np.array([case.reached for case in cases], float))
    if fitted is None:
        return Refusal(NOT_ESTIMABLE, len(cases))
    slope, error = fitted[0][2], fitted[1][2]
    half = float(special.ndtri((1 + CONFIDENCE) / 2)) * error
    return Estimate(float(np.exp(slope)), float(np.exp(slope - half)), float(np.exp(slope + half)), len(cases))


def logistic(columns: Table, reached: Table) -> tuple[Table, Table] | None:
    """Coefficients and their standard errors by Newton's method; None when the answers are separated."""
    slopes = np.zeros(columns.shape[1])
    for _step in range(STEPS):
        chance = special.expit(columns @ slopes)
        information = columns.T @ (columns * (chance * (1 - chance))[:, None])
        try:
            move = np.linalg.solve(information, columns.T @ (reached - chance))
        except np.linalg.LinAlgError:
            return None
        slopes = slopes + move
        if np.abs(slopes).max() > RUNAWAY:
            return None
        if np.abs(move).max() < CLOSE:
            return slopes, np.sqrt(np.diag(np.linalg.inv(information)))
    return None
