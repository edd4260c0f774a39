"""The compiled steps of a walk in which one side keeps its hours: chains as in ``walk.kernel``, but those that begin
and end at somebody of the other side. Tables taken stay as they are.
"""

from ...compiled import compiled, inlined
from ..walk.dice import below, chance, patience
from ..walk.field import BEST, TOTAL, WAITING, Flags, Floats, Ints, Words
from ..walk.kernel import chain, is_fair, note, trade, two_places
from ..walk.waits import breaks_and_idle, flip, weighed


@inlined
def price_of_moved(
    p: int, away: int, to: int, busy: Words, stretch: Words, limit: int, idle_weight: float
) -> tuple[float, int]:
    """What the participant costs with the two places exchanged, and the breaks."""
    flip(busy, p, away)
    flip(busy, p, to)
    breaks, idle = breaks_and_idle(busy, p, stretch)
    flip(busy, p, away)
    flip(busy, p, to)
    return weighed(breaks, idle, limit, idle_weight), breaks


@compiled
def price_guests(movers: Ints, busy: Words, stretch: Words, limit: int, price: Floats, idle_weight: float) -> None:
    for i in range(movers.shape[0]):
        p = movers[i]
        breaks, idle = breaks_and_idle(busy, p, stretch)
        price[p] = weighed(breaks, idle, limit, idle_weight)


@compiled
def settle(
    pair: Ints,
    possible: Flags,
    slot_at: Ints,
    there: Words,
    stretch: Words,
    limit: int,
    movers: Ints,
    slot: Ints,
    at: Ints,
    busy: Words,
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
    idle_weight: float,
    target: int,
) -> None:
    """So many steps while the temperature falls; ends early at ``target`` breaks.

    ``movers``: the guest of each meeting. ``waiting`` holds nobody else. The rest as in ``walk.kernel.walk``.
    """
    cooling, temperature = (cold / hot) ** (1024.0 / max(1, steps)), hot
    for step in range(steps):
        if step & 1023 == 1023:
            temperature *= cooling
        if tally[WAITING] > 0 and chance(dice, focus):
            p = waiting[below(dice, tally[WAITING])]
        else:
            p = movers[below(dice, movers.shape[0])]
        away, to = two_places(p, busy, there, dice)
        if to < 0:
            continue
        a, b = slot_at[away], slot_at[to]
        first = at[p, a]
        if at[pair[first, 0] + pair[first, 1] - p, b] < 0:  # its host would have to change hours
            continue
        bearable = patience(dice, temperature)
        mine, my_breaks = price_of_moved(p, away, to, busy, stretch, limit, idle_weight)
        worse = mine - price[p]
        if worse > bearable:
            continue
        length, _, q = chain(p, a, b, pair, possible, at, path)
        if length == 0 or length & 1 == 1:  # an odd one ends at a host
            continue
        theirs, their_breaks = price_of_moved(q, away, to, busy, stretch, limit, idle_weight)
        if worse + theirs - price[q] > bearable:
            continue
        trade(length, a + b, pair, slot, at, path)
        for end in (p, q):
            flip(busy, end, away)
            flip(busy, end, to)
        price[p], price[q] = mine, theirs
        note(p, my_breaks, waits, waiting, waiting_at, with_waits, tally)
        note(q, their_breaks, waits, waiting, waiting_at, with_waits, tally)
        if tally[TOTAL] < tally[BEST] and is_fair(with_waits, limit):
            tally[BEST] = tally[TOTAL]
            best[:] = slot
            if tally[BEST] <= target:
                return
