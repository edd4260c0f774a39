"""The compiled steps of a walk that shortens waits. Same trades as ``walk.kernel``, another price."""

from ...compiled import compiled, inlined
from ..walk.dice import patience
from ..walk.field import TOTAL, Flags, Floats, Ints, Words
from ..walk.kernel import chain, in_order, is_fair, note, somebody, trade, two_places
from ..walk.waits import breaks_and_idle, flip

BREAK_COSTS = 3.0  # free slots: a break more may be a step on the way, never the end
UNFAIR_COSTS = 8.0
IDLE, BEST_IDLE = range(2)  # places of ``idle_tally``: free slots within breaks now, and in the best agenda


@inlined
def toll_of(breaks: int, idle: int, limit: int) -> float:
    return BREAK_COSTS * breaks + idle + UNFAIR_COSTS * max(0, breaks - limit)


@inlined
def toll_if_moved(p: int, away: int, to: int, busy: Words, stretch: Words, limit: int) -> float:
    """What the participant would cost with the two places exchanged."""
    flip(busy, p, away)
    flip(busy, p, to)
    breaks, idle = breaks_and_idle(busy, p, stretch)
    flip(busy, p, away)
    flip(busy, p, to)
    return toll_of(breaks, idle, limit)


@compiled
def count_idle(
    busy: Words, stretch: Words, limit: int, waits: Ints, price: Floats, idle_of: Ints, idle_tally: Ints
) -> None:
    """Tolls and idle time of a new agenda whose breaks are counted."""
    for p in range(busy.shape[0]):
        _, idle = breaks_and_idle(busy, p, stretch)
        price[p] = toll_of(waits[p], idle, limit)
        idle_of[p] = idle
        idle_tally[IDLE] += idle


@compiled
def shorten(
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
    idle_of: Ints,
    idle_tally: Ints,
    most_breaks: int,
    steps: int,
    hot: float,
    cold: float,
    focus: float,
    target: int,
) -> None:
    """So many steps while the temperature falls; ends early at ``target`` free slots.

    An agenda with more than ``most_breaks`` breaks, or unfair, is never the best.
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
        worse = toll_if_moved(p, away, to, busy, stretch, limit) - price[p]
        if worse > bearable:
            continue
        a, b = slot_at[away], slot_at[to]
        length, shift, q = chain(p, a, b, pair, possible, at, path)
        if length == 0 or load[b] + shift > capacity[b] or load[a] - shift > capacity[a]:
            continue
        if worse + toll_if_moved(q, away, to, busy, stretch, limit) - price[q] > bearable:
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
            price[end] = toll_of(breaks, idle, limit)
            note(end, breaks, waits, waiting, waiting_at, with_waits, tally)
            idle_tally[IDLE] += idle - idle_of[end]
            idle_of[end] = idle
        if tally[TOTAL] <= most_breaks and idle_tally[IDLE] < idle_tally[BEST_IDLE] and is_fair(with_waits, limit):
            idle_tally[BEST_IDLE] = idle_tally[IDLE]
            best[:] = slot
            if idle_tally[BEST_IDLE] <= target:
                return
