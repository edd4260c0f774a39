"""The question as arrays: who may meet whom, what each pair is worth, how few and how many each participant gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...later import Later
from .terms import Candidate, Capacity, Id, Quota, Rules, Shortfall

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Values = NDArray[np.float64]
else:
    np = Later("numpy")

LARGEST = 1 << 61


@dataclass(frozen=True)
class Side:
    """The participants of one side: ``least`` and ``most`` meetings of each, ``of`` the participant of each pair."""

    ids: tuple[Id, ...]
    of: Numbers
    least: Numbers
    most: Numbers


@dataclass(frozen=True)
class Demand:
    """``pairs`` are the candidates that nobody refused, ``places`` how many meetings there is room for in all.

    Values are whole multiples of 1 / ``scale``, so that a solver in whole numbers is exact.
    """

    pairs: tuple[Candidate, ...]
    value: Values
    fixed: NDArray[np.bool_]
    buyers: Side
    sellers: Side
    places: int
    scale: int
    shortfalls: tuple[Shortfall, ...] = ()

    def with_most(self, most: int) -> Demand:
        """The same with at most so many meetings for each seller, but never fewer than stand already."""
        stand = np.bincount(self.sellers.of[self.fixed], minlength=len(self.sellers.ids))
        limit = np.maximum(np.minimum(self.sellers.most, most), stand)
        least = np.minimum(self.sellers.least, limit)
        return replace(self, sellers=replace(self.sellers, most=limit, least=least))


def demand(candidates: Sequence[Candidate], rules: Rules, capacity: Capacity) -> Demand:
    """Repeated pairs are a ``ValueError``; quotas that the data cannot keep are cut down and told."""
    pairs = tuple(one for one in candidates if not one.refused or one.fixed)
    _refuse_repeated(pairs)
    fixed = np.array([one.fixed for one in pairs], dtype=bool)
    told: list[Shortfall] = []
    buyers = _side(pairs, lambda one: one.buyer, fixed, rules, rules.buyers, capacity, told)
    sellers = _side(pairs, lambda one: one.seller, fixed, rules, rules.sellers, capacity, told)
    places, stand = _places(pairs, capacity), int(fixed.sum())
    if stand > places:
        told.append(Shortfall("fixed_over_capacity", {"meetings": places, "fixed": stand}))
    worth = np.array([rules.worth.of(one) for one in pairs], dtype=np.float64)
    scale = _scale(float(worth.max(initial=1.0)), len(buyers.ids) + len(sellers.ids) + 3)
    value = np.rint(worth * scale) / scale
    return Demand(pairs, value, fixed, buyers, sellers, max(places, stand), scale, tuple(told))


def _scale(most: float, length: int) -> int:
    """A millionth, or the finest power of ten at which priced flows stay within 63 bits."""
    scale = 10**6
    while scale > 1 and most * scale * length**3 > LARGEST:
        scale //= 10
    return scale


def _refuse_repeated(pairs: Sequence[Candidate]) -> None:
    seen = {(one.buyer, one.seller) for one in pairs}
    if len(seen) != len(pairs):
        raise ValueError("a pair is named twice")
    if not {one.buyer for one in pairs}.isdisjoint(one.seller for one in pairs):
        raise ValueError("a participant stands on both sides")


def _places(pairs: Sequence[Candidate], capacity: Capacity) -> int:
    return len(pairs) if capacity.meetings is None else min(capacity.meetings, len(pairs))


def _side(
    pairs: Sequence[Candidate],
    who: Callable[[Candidate], Id],
    fixed: NDArray[np.bool_],
    rules: Rules,
    usual: Quota,
    capacity: Capacity,
    told: list[Shortfall],
) -> Side:
    numbers: dict[Id, int] = {}
    of = np.fromiter((numbers.setdefault(who(one), len(numbers)) for one in pairs), dtype=np.int64, count=len(pairs))
    count = np.bincount(of, minlength=len(numbers))
    stand = np.bincount(of[fixed], minlength=len(numbers))
    least = np.zeros(len(numbers), dtype=np.int64)
    most = np.zeros(len(numbers), dtype=np.int64)
    for one, number in numbers.items():
        quota, limits = rules.quotas.get(one, usual), _limits(one, rules.quotas.get(one, usual), capacity)
        most[number] = min([*limits, int(count[number])])
        if stand[number] > most[number]:
            told.append(_fixed_over(one, int(most[number]), int(stand[number])))
            most[number] = stand[number]
        least[number] = min(quota.least, int(most[number]))
        if quota.least > least[number]:
            told.append(_too_few(one, quota.least, int(least[number]), int(count[number])))
    return Side(tuple(numbers), of, least, most)


def _limits(one: Id, quota: Quota, capacity: Capacity) -> list[int]:
    limits = (quota.most, capacity.slots_of.get(one, capacity.slots))
    return [limit for limit in limits if limit is not None]


def _fixed_over(one: Id, most: int, stand: int) -> Shortfall:
    return Shortfall("fixed_over_most", {"participant": one, "most": most, "fixed": stand})


def _too_few(one: Id, wanted: int, got: int, count: int) -> Shortfall:
    params: dict[str, object] = {"participant": one, "wanted": wanted, "got": got}
    if count <= got:
        return Shortfall("few_candidates", {**params, "candidates": count})
    return Shortfall("few_places", {**params, "most": got})
