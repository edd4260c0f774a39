"""Chooses the meetings: refusals and what stands first, then least quotas, first meetings, exposure, value.

What comes earlier is never given up for what comes later. Every rule that is in force is priced by choosing once more
without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...later import Later
from .demand import Demand, Side, demand
from .exposed import best_exposed
from .flow import Taken, best_flow
from .terms import Candidate, Capacity, Chosen, Cost, Exposure, Quota, Rules, Shortfall

if TYPE_CHECKING:
    import numpy as np
else:
    np = Later("numpy")


@dataclass(frozen=True)
class _Best:
    taken: Taken
    bound: float
    left_out: tuple[Exposure, ...] = ()


def choose(
    candidates: Sequence[Candidate],
    rules: Rules | None = None,
    capacity: Capacity | None = None,
    *,
    costs: bool = True,
    seconds: float = 20.0,
) -> Chosen:
    """The choice of the greatest value under the rules, with its bound, its shortfalls, and what each rule costs.

    Never fails for quotas that cannot hold. ``ValueError`` when a pair is named twice or somebody stands on both sides.
    ``seconds`` limits each programme with rules of exposure; without them a choice takes about a second for two million
    pairs. ``costs`` multiplies the time by the number of rules in force.
    """
    rules, capacity = rules or Rules(), capacity or Capacity()
    asked = demand(candidates, rules, capacity)
    best = _best(asked, rules, seconds)
    pairs = tuple((asked.pairs[i].buyer, asked.pairs[i].seller) for i in np.flatnonzero(best.taken.pairs))
    told = (*asked.shortfalls, *_short(asked, best.taken), *_left_out(best))
    priced = tuple(_costs(candidates, rules, capacity, best, seconds)) if costs else ()
    reachable = best.taken.firsts
    if reachable < len(asked.sellers.ids):
        reachable = max(reachable, best_flow(asked, firsts=True).firsts)
    value, bound = round(best.taken.value, 6), round(best.bound, 6)
    return Chosen(pairs, value, bound, best.taken.firsts, reachable, told, priced)


def _best(asked: Demand, rules: Rules, seconds: float) -> _Best:
    """By ``first_before``: the better of *as many firsts as possible* and *nobody has so many meetings*."""
    free = _under(asked, rules.exposures, firsts=False, seconds=seconds)
    if rules.first_before is None or _keeps(asked, free.taken, rules.first_before):
        return free
    with_firsts = _under(asked, rules.exposures, firsts=True, seconds=seconds)
    limited = asked.with_most(rules.first_before - 1)
    if not _limit_stands(asked, limited, rules.first_before - 1):
        return with_firsts
    few = _under(limited, rules.exposures, firsts=False, seconds=seconds)
    if few.taken.short > with_firsts.taken.short or len(few.left_out) > len(with_firsts.left_out):
        return with_firsts
    better = few if few.taken.value > with_firsts.taken.value else with_firsts
    return replace(better, bound=max(few.bound, with_firsts.bound))


def _keeps(asked: Demand, taken: Taken, first_before: int) -> bool:
    """Whether a choice keeps the rule by itself: nobody has so many, or everybody has one."""
    largest = int(np.bincount(asked.sellers.of[taken.pairs], minlength=1).max())
    return largest < first_before or taken.firsts == len(asked.sellers.ids)


def _limit_stands(asked: Demand, limited: Demand, most: int) -> bool:
    """Whether meetings that stand and least quotas leave room for the limit."""
    same_least = bool((limited.sellers.least == asked.sellers.least).all())
    return same_least and bool((limited.sellers.most <= most).all())


def _under(asked: Demand, exposures: Sequence[Exposure], *, firsts: bool, seconds: float) -> _Best:
    """Exposures in their order; one that cannot hold beside those before it is left out."""
    flow = best_flow(asked, firsts=firsts)
    best, kept, out = _Best(flow, flow.value), list[Exposure](), list[Exposure]()
    if not exposures or not asked.pairs:
        return best
    together = best_exposed(asked, exposures, flow, firsts=firsts, seconds=seconds)
    if together:
        return _Best(together.taken, together.bound)
    for exposure in exposures:
        found = best_exposed(asked, [*kept, exposure], flow, firsts=firsts, seconds=seconds)
        if found:
            kept.append(exposure)
            best = _Best(found.taken, found.bound)
        else:
            out.append(exposure)
    return replace(best, left_out=tuple(out))


def _short(asked: Demand, taken: Taken) -> Iterator[Shortfall]:
    """Participants that stay under their least although they have candidates enough."""
    for side in (asked.buyers, asked.sellers):
        yield from _short_of(side, taken)


def _short_of(side: Side, taken: Taken) -> Iterator[Shortfall]:
    got = np.bincount(side.of[taken.pairs], minlength=len(side.ids))
    for number in np.flatnonzero(got < side.least).tolist():
        params = {"participant": side.ids[number], "wanted": int(side.least[number]), "got": int(got[number])}
        yield Shortfall("others_are_full", params)


def _left_out(best: _Best) -> Iterator[Shortfall]:
    for one in best.left_out:
        yield Shortfall("exposure_impossible", {"name": one.name, "share": one.share, "per_buyer": one.per_buyer})


def _costs(
    candidates: Sequence[Candidate], rules: Rules, capacity: Capacity, best: _Best, seconds: float
) -> Iterator[Cost]:
    for name, lifted, room in _lifted(rules, capacity):
        without = _best(demand(candidates, lifted, room), lifted, seconds).taken
        won = int(without.pairs.sum()) - int(best.taken.pairs.sum())
        yield Cost(name, round(max(0.0, without.value - best.taken.value), 6), won)


def _lifted(rules: Rules, capacity: Capacity) -> Iterator[tuple[str, Rules, Capacity]]:
    """Each rule in force, and the rules without it."""
    if rules.first_before is not None:
        yield "first_before", replace(rules, first_before=None), capacity
    quotas = (rules.buyers, rules.sellers, *rules.quotas.values())
    if any(quota.least for quota in quotas):
        free = {one: Quota(0, quota.most) for one, quota in rules.quotas.items()}
        buyers, sellers = Quota(0, rules.buyers.most), Quota(0, rules.sellers.most)
        yield "least", replace(rules, quotas=free, buyers=buyers, sellers=sellers), capacity
    if any(quota.most is not None for quota in quotas):
        free = {one: Quota(quota.least) for one, quota in rules.quotas.items()}
        buyers, sellers = Quota(rules.buyers.least), Quota(rules.sellers.least)
        yield "most", replace(rules, quotas=free, buyers=buyers, sellers=sellers), capacity
    if capacity.meetings is not None:
        yield "capacity", rules, replace(capacity, meetings=None)
    for one in rules.exposures:
        rest = tuple(other for other in rules.exposures if other is not one)
        yield f"exposure:{one.name}", replace(rules, exposures=rest), capacity
