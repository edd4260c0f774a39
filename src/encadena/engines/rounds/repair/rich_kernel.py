"""The compiled steps of a rich repair: a meeting gives up its place, and finds another one.

As ``rich.kernel``, with meetings that have no place (slot -1), and a price for moving those that somebody was told of.
Arrays are handed over one by one, as in ``walk.kernel``.
"""

from ...compiled import compiled, inlined
from ..rich.kernel import note
from ..rich.people import HUNGRY_WEIGHT, in_order, look, put
from ..walk.field import Flags, Floats, Ints, Words

NOWHERE = 1e18


@inlined
def recount(
    m: int,
    first_person: Ints,
    person: Ints,
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    limit: int,
    at: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    tally: Ints,
) -> None:
    """Waits and price of everybody in the meeting."""
    for k in range(first_person[m], first_person[m + 1]):
        p = person[k]
        breaks, price[p] = look(p, -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit)
        note(p, breaks, waits, waiting, waiting_at, tally)


@compiled
def leave(
    m: int,
    first_person: Ints,
    person: Ints,
    first_held: Ints,
    held: Ints,
    length: Ints,
    seated: Ints,
    possible: Flags,
    first_choice: Ints,
    choice: Ints,
    first_language: Ints,
    language: Ints,
    first_asking: Ints,
    asking: Ints,
    interpreters: Ints,
    capacity: Ints,
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    pushed: Ints,
    mark: Ints,
    touched: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    out: Ints,
    best: Ints,
    tally: Ints,
    dice: Words,
) -> None:
    """The meeting gives up its place."""
    put(m, slot[m], -1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
    recount(
        m,
        first_person,
        person,
        stretch,
        lunch_until,
        lunch_first,
        lunch_last,
        lunch_free,
        limit,
        at,
        waits,
        price,
        waiting,
        waiting_at,
        tally,
    )


@compiled
def settle(
    m: int,
    begins: int,
    first_person: Ints,
    person: Ints,
    first_held: Ints,
    held: Ints,
    length: Ints,
    seated: Ints,
    possible: Flags,
    first_choice: Ints,
    choice: Ints,
    first_language: Ints,
    language: Ints,
    first_asking: Ints,
    asking: Ints,
    interpreters: Ints,
    capacity: Ints,
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    pushed: Ints,
    mark: Ints,
    touched: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    out: Ints,
    best: Ints,
    tally: Ints,
    dice: Words,
) -> None:
    """The meeting takes a place; the caller knows that nobody is in the way."""
    put(m, begins, 1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
    recount(
        m,
        first_person,
        person,
        stretch,
        lunch_until,
        lunch_first,
        lunch_last,
        lunch_free,
        limit,
        at,
        waits,
        price,
        waiting,
        waiting_at,
        tally,
    )


@compiled
def cheapest_place(
    m: int,
    first_person: Ints,
    person: Ints,
    first_held: Ints,
    held: Ints,
    length: Ints,
    seated: Ints,
    possible: Flags,
    first_choice: Ints,
    choice: Ints,
    first_language: Ints,
    language: Ints,
    first_asking: Ints,
    asking: Ints,
    interpreters: Ints,
    capacity: Ints,
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    pushed: Ints,
    mark: Ints,
    touched: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    out: Ints,
    best: Ints,
    tally: Ints,
    dice: Words,
) -> int:
    """Where the meeting fits with nobody in the way and adds the least waits; -1: nowhere."""
    found, least = -1, NOWHERE
    for i in range(first_choice[m], first_choice[m + 1]):
        begins = choice[i]
        free = possible[m, begins]
        for t in range(begins, begins + length[m] if free else begins):
            free = free and (seated[m] == 0 or load[t] < capacity[t])
            for k in range(first_person[m], first_person[m + 1]):
                free = free and at[person[k], t] < 0
            for k in range(first_language[m], first_language[m + 1]):
                free = free and serving[language[k], t] < interpreters[language[k]]
        if not free:
            continue
        cost = 0.0
        for k in range(first_person[m], first_person[m + 1]):
            p = person[k]
            _, then = look(
                p, -2, begins, length[m], at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit
            )
            cost += then - price[p]
        if cost >= least or cost >= HUNGRY_WEIGHT / 2:
            continue
        slot[m] = begins
        if in_order(m, length, first_later, later, first_earlier, earlier, slot):
            found, least = begins, cost
        slot[m] = -1
    return found
