"""The compiled steps of a repair: find a meeting a place, push out what is worth less, mend waits, go home again.

Chains are those of ``walk.kernel``. A told meeting away from home costs what ``bother`` says, in waits.
"""

import numpy as np

from ...compiled import compiled
from ..walk.bits import count_bits
from ..walk.dice import below, bit_number, chance, patience
from ..walk.field import Flags, Floats, Ints, Words
from ..walk.kernel import chain, price_if_moved
from ..walk.waits import beside_runs, breaks_and_idle, price_of
from .steps import bother_along, chain_keeps_order, change, keeps_order, move_along, price_with, sit_down

NO = 1e18
SLACK = 1.5  # a participant's own loss that others along the chain may make good
NOTHING = np.uint64(0)


@compiled
def count_prices(busy: Words, stretch: Words, limit: int, price: Floats) -> None:
    for p in range(busy.shape[0]):
        breaks, idle = breaks_and_idle(busy, p, stretch)
        price[p] = price_of(breaks, idle, limit)


@compiled
def insert(
    m: int,
    longest: int,
    pair: Ints,
    possible: Flags,
    place: Ints,
    slot_at: Ints,
    there: Words,
    stretch: Words,
    capacity: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    busy: Words,
    load: Ints,
    price: Floats,
    home: Ints,
    bother: Floats,
    path: Ints,
    dice: Words,
) -> bool:
    """Give a meeting a place: where both are free, or else where a chain of at most ``longest`` others makes room."""
    a, b = pair[m, 0], pair[m, 1]
    best, where, via, mover = NO, -1, -1, -1
    for s in range(capacity.shape[0]):
        if not possible[m, s] or at[a, s] >= 0 or at[b, s] >= 0 or load[s] >= capacity[s]:
            continue
        if not keeps_order(m, s, slot, first_later, later, first_earlier, earlier):
            continue
        cost = price_with(a, place[s], busy, stretch, limit) - price[a]
        cost += price_with(b, place[s], busy, stretch, limit) - price[b]
        if cost < best:
            best, where = cost, s
    if where < 0:
        for side in range(2):
            x, y = pair[m, side], pair[m, 1 - side]
            for s in range(capacity.shape[0]):
                if not possible[m, s] or at[x, s] >= 0 or at[y, s] < 0:
                    continue
                if not keeps_order(m, s, slot, first_later, later, first_earlier, earlier):
                    continue
                for t in range(capacity.shape[0]):
                    if at[y, t] >= 0 or there[y, place[t] >> 6] >> np.uint64(place[t] & 63) & np.uint64(1) == NOTHING:
                        continue
                    length, shift, q = chain(y, s, t, pair, possible, at, path)
                    if length == 0 or length > longest or q == x:
                        continue
                    if load[t] + shift > capacity[t] or load[s] - shift + 1 > capacity[s]:
                        continue
                    if not chain_keeps_order(length, s + t, slot, path, first_later, later, first_earlier, earlier):
                        continue
                    cost = bother_along(length, s + t, slot, home, bother, path)
                    cost += price_with(x, place[s], busy, stretch, limit) - price[x]
                    cost += price_with(y, place[t], busy, stretch, limit) - price[y]
                    cost += price_if_moved(q, place[s], place[t], busy, stretch, limit) - price[q]
                    if cost < best:
                        best, where, via, mover = cost, s, t, y
    if where < 0:
        return False
    if via >= 0:
        length, shift, q = chain(mover, where, via, pair, possible, at, path)
        move_along(length, shift, mover, q, where, via, pair, place, stretch, limit, slot, at, busy, load, price, path)
    sit_down(m, where, pair, place, stretch, limit, slot, at, busy, load, price)
    return True


@compiled
def insert_at_full_slot(
    m: int,
    tries: int,
    longest: int,
    pair: Ints,
    possible: Flags,
    place: Ints,
    slot_at: Ints,
    there: Words,
    stretch: Words,
    capacity: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    busy: Words,
    load: Ints,
    price: Floats,
    home: Ints,
    bother: Floats,
    path: Ints,
    dice: Words,
) -> bool:
    """Give a meeting a place in a slot where both are free and only the tables are taken: another one leaves along a
    chain. Of each slot ``tries`` meetings are asked, from a random one on.
    """
    a, b = pair[m, 0], pair[m, 1]
    best, where, via, mover = NO, -1, -1, -1
    meetings = pair.shape[0]
    for s in range(capacity.shape[0]):
        if not possible[m, s] or at[a, s] >= 0 or at[b, s] >= 0 or load[s] != capacity[s]:
            continue
        if not keeps_order(m, s, slot, first_later, later, first_earlier, earlier):
            continue
        own = price_with(a, place[s], busy, stretch, limit) - price[a]
        own += price_with(b, place[s], busy, stretch, limit) - price[b]
        asked, start = 0, below(dice, meetings)
        for k in range(meetings):
            other = (start + k) % meetings
            if slot[other] != s:
                continue
            asked += 1
            if asked > tries:
                break
            for t in range(capacity.shape[0]):
                if load[t] >= capacity[t] or not possible[other, t]:
                    continue
                x = pair[other, 0] if at[pair[other, 0], t] < 0 else pair[other, 1]
                if at[x, t] >= 0:
                    continue
                length, shift, q = chain(x, s, t, pair, possible, at, path)
                if length == 0 or length > longest or shift != 1 or q in (a, b):
                    continue
                if not chain_keeps_order(length, s + t, slot, path, first_later, later, first_earlier, earlier):
                    continue
                cost = own + bother_along(length, s + t, slot, home, bother, path)
                cost += price_if_moved(x, place[s], place[t], busy, stretch, limit) - price[x]
                cost += price_if_moved(q, place[s], place[t], busy, stretch, limit) - price[q]
                if cost < best:
                    best, where, via, mover = cost, s, t, x
    if where < 0:
        return False
    length, shift, q = chain(mover, where, via, pair, possible, at, path)
    move_along(length, shift, mover, q, where, via, pair, place, stretch, limit, slot, at, busy, load, price, path)
    sit_down(m, where, pair, place, stretch, limit, slot, at, busy, load, price)
    return True


@compiled
def lift(
    m: int,
    pair: Ints,
    place: Ints,
    stretch: Words,
    limit: int,
    slot: Ints,
    at: Ints,
    busy: Words,
    load: Ints,
    price: Floats,
) -> None:
    s = slot[m]
    slot[m] = -1
    load[s] -= 1
    for p in (pair[m, 0], pair[m, 1]):
        at[p, s] = -1
        change(p, place[s], busy, stretch, limit, price)


@compiled
def cheapest_to_replace(
    m: int, worth: Floats, pair: Ints, possible: Flags, capacity: Ints, slot: Ints, at: Ints, load: Ints
) -> tuple[int, float]:
    """The slot in which ``m`` would push out waiting meetings that are worth least together, and how much that is.

    ``worth`` is enormous for meetings that were there before.
    """
    best, where = NO, -1
    for s in range(capacity.shape[0]):
        if not possible[m, s]:
            continue
        lost, left = 0.0, 0
        first, second = at[pair[m, 0], s], at[pair[m, 1], s]
        if first >= 0:
            lost += worth[first]
            left += 1
        if second >= 0 and second != first:
            lost += worth[second]
            left += 1
        if lost < best and load[s] - left < capacity[s]:
            best, where = lost, s
    return where, best


@compiled
def mend(
    steps: int,
    hot: float,
    cold: float,
    focus: float,
    waiting: Ints,
    pair: Ints,
    possible: Flags,
    place: Ints,
    slot_at: Ints,
    there: Words,
    stretch: Words,
    capacity: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    busy: Words,
    load: Ints,
    price: Floats,
    home: Ints,
    bother: Floats,
    path: Ints,
    dice: Words,
) -> None:
    """Annealing over the meetings that may move: fewer waits, fewer told meetings away from home.

    ``focus``: the share of steps that begin at one of ``waiting``, who wait or did when the walk began.
    """
    cooling, temperature = (cold / hot) ** (1024.0 / max(1, steps)), hot
    words, people = busy.shape[1], busy.shape[0]
    for step in range(steps):
        if step & 1023 == 1023:
            temperature *= cooling
        p = below(dice, people)
        if waiting.shape[0] > 0 and chance(dice, focus):
            p = waiting[below(dice, waiting.shape[0])]
        v = below(dice, words)
        take = there[p, v] & (beside_runs(busy, p, v) if step & 3 else ~busy[p, v])
        w = below(dice, words)
        leave = busy[p, w]
        if take == NOTHING or leave == NOTHING:
            continue
        to = 64 * v + bit_number(take, below(dice, count_bits(take)))
        away = 64 * w + bit_number(leave, below(dice, count_bits(leave)))
        s, t = slot_at[away], slot_at[to]
        if not possible[at[p, s], t]:
            continue
        bearable = patience(dice, temperature)
        worse = price_if_moved(p, away, to, busy, stretch, limit) - price[p]
        if worse > bearable + SLACK:
            continue
        length, shift, q = chain(p, s, t, pair, possible, at, path)
        if length == 0 or load[t] + shift > capacity[t] or load[s] - shift > capacity[s]:
            continue
        worse += price_if_moved(q, away, to, busy, stretch, limit) - price[q]
        worse += bother_along(length, s + t, slot, home, bother, path)
        if worse > bearable:
            continue
        if not chain_keeps_order(length, s + t, slot, path, first_later, later, first_earlier, earlier):
            continue
        move_along(length, shift, p, q, s, t, pair, place, stretch, limit, slot, at, busy, load, price, path)
