"""Steps that every move of a repair is made of: what a change costs, whether it keeps the order, doing it."""

from ...compiled import inlined
from ..walk.field import Floats, Ints, Words
from ..walk.kernel import trade
from ..walk.waits import breaks_and_idle, flip, price_of


@inlined
def price_with(p: int, place: int, busy: Words, stretch: Words, limit: int) -> float:
    """What the participant would cost with one place taken or left."""
    flip(busy, p, place)
    breaks, idle = breaks_and_idle(busy, p, stretch)
    flip(busy, p, place)
    return price_of(breaks, idle, limit)


@inlined
def change(p: int, place: int, busy: Words, stretch: Words, limit: int, price: Floats) -> None:
    flip(busy, p, place)
    breaks, idle = breaks_and_idle(busy, p, stretch)
    price[p] = price_of(breaks, idle, limit)


@inlined
def keeps_order(
    m: int, at: int, slot: Ints, first_later: Ints, later: Ints, first_earlier: Ints, earlier: Ints
) -> bool:
    """Whether meeting ``m`` in slot ``at`` is between those that come before and after; others may have no place."""
    kept = True
    for k in range(first_later[m], first_later[m + 1]):
        kept = kept and (slot[later[k]] < 0 or slot[later[k]] > at)
    for k in range(first_earlier[m], first_earlier[m + 1]):
        kept = kept and slot[earlier[k]] < at
    return kept


@inlined
def chain_keeps_order(
    length: int,
    both: int,
    slot: Ints,
    path: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
) -> bool:
    for i in range(length):
        slot[path[i]] = both - slot[path[i]]
    kept = True
    for i in range(length):
        m = path[i]
        kept = kept and keeps_order(m, slot[m], slot, first_later, later, first_earlier, earlier)
    for i in range(length):
        slot[path[i]] = both - slot[path[i]]
    return kept


@inlined
def bother_along(length: int, both: int, slot: Ints, home: Ints, bother: Floats, path: Ints) -> float:
    """How much more the told meetings away from home cost after the trade."""
    more = 0.0
    for i in range(length):
        m = path[i]
        if both - slot[m] != home[m]:
            more += bother[m]
        if slot[m] != home[m]:
            more -= bother[m]
    return more


@inlined
def move_along(
    length: int,
    shift: int,
    p: int,
    q: int,
    s: int,
    t: int,
    pair: Ints,
    place: Ints,
    stretch: Words,
    limit: int,
    slot: Ints,
    at: Ints,
    busy: Words,
    load: Ints,
    price: Floats,
    path: Ints,
) -> None:
    """The meetings of a chain trade the slots ``s`` and ``t``; only its ends ``p`` and ``q`` are busy elsewhere."""
    trade(length, s + t, pair, slot, at, path)
    load[t] += shift
    load[s] -= shift
    for end in (p, q):
        change(end, place[s], busy, stretch, limit, price)
        change(end, place[t], busy, stretch, limit, price)


@inlined
def sit_down(
    m: int,
    s: int,
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
    slot[m] = s
    load[s] += 1
    for p in (pair[m, 0], pair[m, 1]):
        at[p, s] = m
        change(p, place[s], busy, stretch, limit, price)
