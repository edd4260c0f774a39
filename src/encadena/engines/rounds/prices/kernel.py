"""The compiled half: in which direction prices have to change, and what prices prove.

Whoever is busy in a slot pays its price; a meeting gets back what both pay, less what the table costs. For any prices,
the cheapest days of everybody, the cheapest slots of all meetings and the cost of all tables together are never above
the breaks of an agenda. The best prices are those at which people are as busy as their meetings ask. "Cheapest" jumps
from one day to another; at a ``heat`` above 0 everybody spreads over all days, cheap ones more, and prices follow
smoothly (softmin).
"""

import math

import numpy as np

from ...compiled import compiled
from .crowd import Flags, Floats, Ints

FRESH, MEETING, WAITING = 0, 1, 2  # where somebody is within a stretch, as in ``bound.Phase``
NEVER = 1 << 60
UNIT = 1 << 20  # of prices in proofs
HOTTER = 4.0


@compiled
def spread(
    p: int,
    heat: float,
    meets: Ints,
    may: Flags,
    must: Flags,
    least: Ints,
    most: Ints,
    opens: Flags,
    price: Floats,
    ahead: Floats,
    back: Floats,
    busy: Floats,
) -> bool:
    """Row p of ``busy``: how likely the participant is busy in each slot. False if that is too small a number.

    ``ahead``, ``back``: room for weights by slot, meetings done, and phase, from the first and from the last slot on.
    """
    slots, wanted = may.shape[1], meets[p]
    again = math.exp(-1.0 / heat)  # weight of a break
    ahead[:, : wanted + 1] = 0.0
    ahead[0, 0, FRESH] = 1.0
    for t in range(slots):
        if opens[t]:
            for k in range(wanted + 1):
                ahead[t, k, FRESH] += ahead[t, k, MEETING] + ahead[t, k, WAITING]
                ahead[t, k, MEETING] = ahead[t, k, WAITING] = 0.0
        offset = min(0.0, price[p, t])
        rest, work = math.exp(offset / heat), math.exp((offset - price[p, t]) / heat)
        total = 0.0
        for k in range(min(t, wanted) + 1):
            fresh, meeting, waiting = ahead[t, k, FRESH], ahead[t, k, MEETING], ahead[t, k, WAITING]
            if not must[p, t] and least[p, t] <= k <= most[p, t]:
                ahead[t + 1, k, FRESH] += rest * fresh
                ahead[t + 1, k, WAITING] += rest * (meeting + waiting)
                total += rest * (fresh + meeting + waiting)
            if may[p, t] and k < wanted and least[p, t] <= k + 1 <= most[p, t]:
                here = work * (fresh + meeting + again * waiting)
                ahead[t + 1, k + 1, MEETING] += here
                total += here
        if not total > 0.0:
            return False
        ahead[t + 1, : wanted + 1] /= total
    back[slots, : wanted + 1] = 0.0
    back[slots, wanted] = 1.0
    for t in range(slots - 1, -1, -1):
        offset = min(0.0, price[p, t])
        rest, work = math.exp(offset / heat), math.exp((offset - price[p, t]) / heat)
        most_seen, working, total = 0.0, 0.0, 0.0
        for k in range(wanted + 1):
            fresh = waiting = work_on = 0.0
            if not must[p, t] and least[p, t] <= k <= most[p, t]:
                fresh, waiting = rest * back[t + 1, k, FRESH], rest * back[t + 1, k, WAITING]
            if may[p, t] and k < wanted and least[p, t] <= k + 1 <= most[p, t]:
                work_on = work * back[t + 1, k + 1, MEETING]
            back[t, k, FRESH] = fresh + work_on
            back[t, k, MEETING] = waiting + work_on
            back[t, k, WAITING] = waiting + again * work_on
            if opens[t]:
                back[t, k, MEETING] = back[t, k, WAITING] = fresh + work_on
            working += work_on * (ahead[t, k, FRESH] + ahead[t, k, MEETING] + again * ahead[t, k, WAITING])
            for phase in range(3):
                total += ahead[t, k, phase] * back[t, k, phase]
                most_seen = max(most_seen, back[t, k, phase])
        if not total > 0.0:
            return False
        busy[p, t] = working / total
        back[t, : wanted + 1] /= most_seen
    return True


@compiled
def slope(
    heat: float,
    meets: Ints,
    may: Flags,
    must: Flags,
    least: Ints,
    most: Ints,
    opens: Flags,
    pair: Ints,
    possible: Flags,
    tables: Ints,
    price: Floats,
    rent: Floats,
    ahead: Floats,
    back: Floats,
    busy: Floats,
    full: Floats,
) -> None:
    """``busy``: by how much everybody is busier than their meetings, ``full``: meetings above the tables."""
    slots = may.shape[1]
    for p in range(meets.shape[0]):
        warm = heat
        while not spread(p, warm, meets, may, must, least, most, opens, price, ahead, back, busy) and warm < 1e3:
            warm *= HOTTER
    full[:] = -1.0 * tables
    share = np.zeros(slots)
    for m in range(pair.shape[0]):
        one, other, cheapest, total = pair[m, 0], pair[m, 1], 1e300, 0.0
        for t in range(slots):
            if possible[m, t]:
                cheapest = min(cheapest, rent[t] - price[one, t] - price[other, t])
        for t in range(slots):
            share[t] = 0.0
            if possible[m, t]:
                share[t] = math.exp((cheapest - rent[t] + price[one, t] + price[other, t]) / heat)
                total += share[t]
        for t in range(slots):
            if possible[m, t]:
                busy[one, t] -= share[t] / total
                busy[other, t] -= share[t] / total
                full[t] += share[t] / total


@compiled
def cheapest_day(
    p: int, meets: Ints, may: Flags, must: Flags, least: Ints, most: Ints, opens: Flags, price: Ints, best: Ints
) -> int:
    """What the participant pays at least, breaks and prices together; ``NEVER`` if there is no day. ``best``: room."""
    slots, wanted = may.shape[1], meets[p]
    best[:] = NEVER
    best[0, FRESH] = 0
    for t in range(slots):
        for k in range(min(t, wanted), -1, -1):
            fresh, meeting, waiting = best[k, FRESH], best[k, MEETING], best[k, WAITING]
            if opens[t]:
                fresh, meeting, waiting = min(fresh, meeting, waiting), NEVER, NEVER
            here = min(fresh, meeting, waiting + UNIT) + price[p, t]
            best[k, FRESH] = best[k, MEETING] = best[k, WAITING] = NEVER
            if not must[p, t] and least[p, t] <= k <= most[p, t]:
                best[k, FRESH], best[k, WAITING] = fresh, min(meeting, waiting)
            if may[p, t] and k < wanted and least[p, t] <= k + 1 <= most[p, t] and here < NEVER // 2:
                best[k + 1, MEETING] = here
    found: int = min(best[wanted, FRESH], best[wanted, MEETING], best[wanted, WAITING])
    return found


@compiled
def proven(
    meets: Ints,
    may: Flags,
    must: Flags,
    least: Ints,
    most: Ints,
    opens: Flags,
    pair: Ints,
    possible: Flags,
    tables: Ints,
    price: Ints,
    rent: Ints,
) -> int:
    """No agenda has fewer breaks than this number of ``UNIT``; whole numbers, so that nothing is rounded."""
    slots = may.shape[1]
    best = np.zeros((slots + 2, 3), np.int64)
    total = 0
    for p in range(meets.shape[0]):
        day = cheapest_day(p, meets, may, must, least, most, opens, price, best)
        if day >= NEVER // 2:  # nobody can plan this; others say why
            return 0
        total += day
    for m in range(pair.shape[0]):
        cheapest = NEVER
        for t in range(slots):
            if possible[m, t]:
                cheapest = min(cheapest, rent[t] - price[pair[m, 0], t] - price[pair[m, 1], t])
        if cheapest == NEVER:
            return 0
        total += cheapest
    for t in range(slots):
        total -= rent[t] * tables[t]
    return total
