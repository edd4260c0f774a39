"""The best choice under rules of exposure, beside what a flow has already fixed.

Least quotas and first meetings come before these rules: the choice must be as good in both as the flow was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...later import Later
from .demand import Demand, Side
from .flow import Taken, taken_of
from .programme import Family, Programme, solve
from .terms import Exposure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .demand import Numbers
else:
    np = Later("numpy")


@dataclass(frozen=True)
class Exposed:
    taken: Taken
    bound: float


def best_exposed(
    demand: Demand, exposures: Sequence[Exposure], flow: Taken, *, firsts: bool, seconds: float
) -> Exposed | None:
    """None when no choice that is as good as ``flow`` in least quotas and firsts keeps the exposures."""
    programme = _programme(demand, flow, firsts)
    for exposure in exposures:
        _post(programme, demand, exposure)
    found = solve(programme, _start(demand, flow, exposures), seconds)
    return Exposed(taken_of(demand, found.pairs), found.bound) if found else None


def _programme(demand: Demand, flow: Taken, firsts: bool) -> Programme:
    programme = Programme(demand.value, demand.fixed)
    everywhere = np.zeros(len(demand.pairs), dtype=np.int64)
    ones = np.ones(len(demand.pairs))
    shortage = programme.rows(np.array([float(flow.short)]))
    places = programme.rows(np.array([float(demand.places)]))
    programme.families.append(Family(everywhere + places, ones))
    for side in (demand.sellers, demand.buyers):
        programme.families.append(Family(side.of + programme.rows(side.most.astype(float)), ones))
        _least(programme, side, shortage)
    if firsts:
        _firsts(programme, demand.sellers, flow.firsts)
    return programme


def _least(programme: Programme, side: Side, shortage: int) -> None:
    """Σ pairs + what is missing ≥ least; all that is missing together is no more than the flow missed."""
    needed = np.flatnonzero(side.least)
    if not len(needed):
        return
    row_of = np.full(len(side.ids), -1, dtype=np.int64)
    row_of[needed] = programme.rows(-side.least[needed].astype(float)) + np.arange(len(needed))
    programme.families.append(Family(row_of[side.of], -np.ones(len(side.of))))
    for one in needed.tolist():
        missing = programme.other(float(side.least[one]))
        programme.entries += [(int(row_of[one]), missing, -1.0), (shortage, missing, 1.0)]


def _firsts(programme: Programme, sellers: Side, wanted: int) -> None:
    """A seller counts as met (1) only with a meeting; as many must count as the flow reached."""
    first = programme.rows(np.zeros(len(sellers.ids)))
    programme.families.append(Family(sellers.of + first, -np.ones(len(sellers.of))))
    counted = programme.rows(np.array([-float(wanted)]))
    for number in range(len(sellers.ids)):
        met = programme.other(1.0)
        programme.entries += [(first + number, met, 1.0), (counted, met, -1.0)]


def _post(programme: Programme, demand: Demand, exposure: Exposure) -> None:
    favoured = favours(demand, exposure)
    if exposure.share:
        row = programme.rows(np.zeros(1))
        factors = exposure.share - favoured.astype(float)
        programme.families.append(Family(np.full(len(favoured), row, dtype=np.int64), factors))
    if exposure.per_buyer:
        _per_buyer(programme, demand.buyers, favoured, exposure.per_buyer)


def _per_buyer(programme: Programme, buyers: Side, favoured: NDArray[np.bool_], wanted: int) -> None:
    """A buyer either meets nobody, or enough of the favoured; one that has fewer candidates, all of them."""
    can = np.minimum(np.bincount(buyers.of[favoured], minlength=len(buyers.ids)), buyers.most)
    enough = programme.rows(np.zeros(len(buyers.ids)))
    anybody = programme.rows(np.zeros(len(buyers.ids)))
    rows: Numbers = np.where(favoured, buyers.of + enough, -1)
    programme.families.append(Family(rows, -np.ones(len(favoured))))
    programme.families.append(Family(buyers.of + anybody, np.ones(len(favoured))))
    for number, most in enumerate(buyers.most.tolist()):
        meets = programme.other(1.0, whole=True)
        programme.entries += [
            (enough + number, meets, float(min(wanted, int(can[number])))),
            (anybody + number, meets, -float(most)),
        ]


def favours(demand: Demand, exposure: Exposure) -> NDArray[np.bool_]:
    """Which pairs are with a seller of the rule."""
    member = np.array([one in exposure.sellers for one in demand.sellers.ids], dtype=bool)
    found: NDArray[np.bool_] = member[demand.sellers.of]
    return found


def _start(demand: Demand, flow: Taken, exposures: Sequence[Exposure]) -> NDArray[np.bool_]:
    """The pairs of the flow, and the best few of each participant, among all and among the favoured."""
    start = flow.pairs | _best_of(demand.buyers, demand.value) | _best_of(demand.sellers, demand.value)
    for exposure in exposures:
        favoured = np.where(favours(demand, exposure), demand.value, -np.inf)
        start |= (_best_of(demand.buyers, favoured) | _best_of(demand.sellers, favoured)) & (favoured > -np.inf)
    return start


def _best_of(side: Side, value: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The pairs that are among the best ``most + 5`` of their participant."""
    order = np.lexsort((-value, side.of))
    begins = np.searchsorted(side.of[order], np.arange(len(side.ids)))
    place = np.arange(len(order)) - begins[side.of[order]]
    found = np.zeros(len(order), dtype=bool)
    found[order] = place < side.most[side.of[order]] + 5
    return found
