"""The compiled steps of a walk. Every step trades two slots along a chain of meetings.

The chain begins at a participant who is busy in one of the slots and free in the other, and ends at another such: only
these two change the slots in which they are busy, nobody is double-booked, and the tables taken change by one at most.

Arrays are handed over one by one, and the parts of a step are inlined: handing over the whole agenda at each call would
cost ten times the step.
"""

import numpy as np

from ...compiled import compiled, inlined
from .bits import count_bits
from .dice import below, bit_number, chance, patience
from .field import BEST, TOTAL, WAITING, Flags, Floats, Ints, Words
from .waits import beside_runs, breaks_and_idle, ends_of_runs, flip, price_of

CLOSER = 0.9  # of steps look at the ends of runs only; the others at any slot
NOTHING = np.uint64(0)


@inlined
def note(
    p: int,
    breaks: int,
    waits: Ints,
    waiting: Ints,
    waiting_at: Ints,
    with_waits: Ints,
    tally: Ints,
) -> None:
    """The participant has so many breaks now."""
    before = waits[p]
    if breaks != before:
        waits[p] = breaks
        tally[TOTAL] += breaks - before
        with_waits[before] -= 1
        with_waits[breaks] += 1
        if before == 0:
            waiting[tally[WAITING]] = p
            waiting_at[p] = tally[WAITING]
            tally[WAITING] += 1
        elif breaks == 0:
            tally[WAITING] -= 1
            last = waiting[tally[WAITING]]
            waiting[waiting_at[p]] = last
            waiting_at[last] = waiting_at[p]


@inlined
def is_fair(with_waits: Ints, limit: int) -> bool:
    fewest, most = 0, with_waits.shape[0] - 1
    while fewest < most and with_waits[fewest] == 0:
        fewest += 1
    while most > fewest and with_waits[most] == 0:
        most -= 1
    return bool(most - fewest <= limit)


@inlined
def somebody(pair: Ints, waiting: Ints, tally: Ints, dice: Words, focus: float) -> int:
    """Who waits, or else anybody, the more meetings the likelier."""
    if tally[WAITING] > 0 and chance(dice, focus):
        p: int = waiting[below(dice, tally[WAITING])]
    else:
        chosen = below(dice, 2 * pair.shape[0])
        p = pair[chosen >> 1, chosen & 1]
    return p


@inlined
def two_places(p: int, busy: Words, there: Words, dice: Words) -> tuple[int, int]:
    """A place in which the participant is busy and one in which they are free; (0, -1) if none was found."""
    words = busy.shape[1]
    w, v = 0, 0
    if words > 1:
        w, v = below(dice, words), below(dice, words)
    if chance(dice, CLOSER):
        leave, take = ends_of_runs(busy, p, w), beside_runs(busy, p, v) & there[p, v]
    else:
        leave, take = busy[p, w], ~busy[p, v] & there[p, v]
    away, to = 0, -1
    if leave != NOTHING and take != NOTHING:
        away = 64 * w + bit_number(leave, below(dice, count_bits(leave)))
        to = 64 * v + bit_number(take, below(dice, count_bits(take)))
    return away, to


@inlined
def price_if_moved(p: int, away: int, to: int, busy: Words, stretch: Words, limit: int) -> float:
    """What the participant would cost with the two places exchanged."""
    flip(busy, p, away)
    flip(busy, p, to)
    breaks, idle = breaks_and_idle(busy, p, stretch)
    flip(busy, p, away)
    flip(busy, p, to)
    return price_of(breaks, idle, limit)


@inlined
def chain(p: int, here: int, there: int, pair: Ints, possible: Flags, at: Ints, path: Ints) -> tuple[int, int, int]:
    """Meetings that have to trade the slots if ``p``, busy only in ``here``, does: how many (they are in ``path``), how
    many more are held in ``there`` afterwards, and who is at the other end. None if one of them may not.
    """
    length, shift, step = 0, 0, 1
    m = at[p, here]
    while m >= 0:
        if not possible[m, there]:
            length = 0
            break
        path[length] = m
        length += 1
        shift += step
        step = -step
        p = pair[m, 0] + pair[m, 1] - p
        here, there = there, here
        m = at[p, here]
    return length, shift, p


@inlined
def trade(length: int, both: int, pair: Ints, slot: Ints, at: Ints, path: Ints) -> None:
    for i in range(length):
        m = path[i]
        at[pair[m, 0], slot[m]] = -1
        at[pair[m, 1], slot[m]] = -1
    for i in range(length):
        m = path[i]
        slot[m] = both - slot[m]
        at[pair[m, 0], slot[m]] = m
        at[pair[m, 1], slot[m]] = m


@inlined
def in_order(
    length: int, slot: Ints, path: Ints, first_later: Ints, later: Ints, first_earlier: Ints, earlier: Ints
) -> bool:
    kept = True
    for i in range(length):
        m = path[i]
        for k in range(first_later[m], first_later[m + 1]):
            kept = kept and slot[later[k]] > slot[m]
        for k in range(first_earlier[m], first_earlier[m + 1]):
            kept = kept and slot[earlier[k]] < slot[m]
    return kept


@compiled
def count_everything(
    busy: Words,
    stretch: Words,
    limit: int,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    with_waits: Ints,
    tally: Ints,
) -> bool:
    """Breaks, costs and lists of a new agenda. True if it is fair."""
    for p in range(busy.shape[0]):
        with_waits[0] += 1
        breaks, idle = breaks_and_idle(busy, p, stretch)
        price[p] = price_of(breaks, idle, limit)
        note(p, breaks, waits, waiting, waiting_at, with_waits, tally)
    return is_fair(with_waits, limit)


@compiled
def walk(
    pair: Ints,
    possible: Flags,
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
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    with_waits: Ints,
    best: Ints,
    path: Ints,
    tally: Ints,
    dice: Words,
    steps: int,
    hot: float,
    cold: float,
    focus: float,
    target: int,
) -> None:
    """So many steps while the temperature falls; ends early at ``target`` breaks.

    ``focus``: the share of steps that begin at somebody who waits. ``path``: room for every meeting.
    """
    cooling, temperature = (cold / hot) ** (1024.0 / max(1, steps)), hot
    ordered = later.shape[0] > 0
    for step in range(steps):
        if step & 1023 == 1023:
            temperature *= cooling
        p = somebody(pair, waiting, tally, dice, focus)
        away, to = two_places(p, busy, there, dice)
        if to < 0:
            continue
        bearable = patience(dice, temperature)
        worse = price_if_moved(p, away, to, busy, stretch, limit) - price[p]
        if worse > bearable:
            continue
        a, b = slot_at[away], slot_at[to]
        length, shift, q = chain(p, a, b, pair, possible, at, path)
        if length == 0 or load[b] + shift > capacity[b] or load[a] - shift > capacity[a]:
            continue
        if worse + price_if_moved(q, away, to, busy, stretch, limit) - price[q] > bearable:
            continue
        trade(length, a + b, pair, slot, at, path)
        if ordered and not in_order(length, slot, path, first_later, later, first_earlier, earlier):
            trade(length, a + b, pair, slot, at, path)
            continue
        load[b] += shift
        load[a] -= shift
        for end in (p, q):
            flip(busy, end, away)
            flip(busy, end, to)
            breaks, idle = breaks_and_idle(busy, end, stretch)
            price[end] = price_of(breaks, idle, limit)
            note(end, breaks, waits, waiting, waiting_at, with_waits, tally)
        if tally[TOTAL] < tally[BEST] and is_fair(with_waits, limit):
            tally[BEST] = tally[TOTAL]
            best[:] = slot
            if tally[BEST] <= target:
                return
