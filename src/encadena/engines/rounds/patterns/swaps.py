"""The compiled trades between two meetings of one host, until no guest is at two tables: the host's hours and the
tables taken stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...compiled import compiled, inlined
from ..walk.dice import below, chance, patience
from ..walk.field import Flags, Ints

if TYPE_CHECKING:
    from ..walk.field import Words


@inlined
def remember(p: int, more: int, clashes: Ints, clashing: Ints, clashing_at: Ints, tally: Ints) -> None:
    """The guest clashes so many times more."""
    before = clashes[p]
    clashes[p] += more
    if before == 0 and more > 0:
        clashing[tally[0]] = p
        clashing_at[p] = tally[0]
        tally[0] += 1
    elif before > 0 and clashes[p] == 0:
        tally[0] -= 1
        last = clashing[tally[0]]
        clashing[clashing_at[p]] = last
        clashing_at[last] = clashing_at[p]


@inlined
def leave(p: int, m: int, t: int, held: Ints, possible: Flags) -> int:
    """The meeting is no longer held then: how many clashes less (below 0)."""
    held[p, t] -= 1
    return -int(held[p, t] > 0) - int(not possible[m, t])


@inlined
def take(p: int, m: int, t: int, held: Ints, possible: Flags) -> int:
    held[p, t] += 1
    return int(held[p, t] > 1) + int(not possible[m, t])


@compiled
def count_clashes(
    guest: Ints,
    slot: Ints,
    possible: Flags,
    held: Ints,
    clashes: Ints,
    clashing: Ints,
    clashing_at: Ints,
    tally: Ints,
) -> None:
    for m in range(slot.shape[0]):
        remember(guest[m], take(guest[m], m, slot[m], held, possible), clashes, clashing, clashing_at, tally)


@compiled
def swap(
    host: Ints,
    guest: Ints,
    first_of: Ints,
    of_host: Ints,
    first_with: Ints,
    of_guest: Ints,
    possible: Flags,
    slot: Ints,
    held: Ints,
    clashes: Ints,
    clashing: Ints,
    clashing_at: Ints,
    tally: Ints,
    dice: Words,
    steps: int,
    temperature: float,
    focus: float,
) -> None:
    """So many steps, or until nobody clashes. ``focus``: the share of steps that begin at somebody who does."""
    for _ in range(steps):
        if tally[0] == 0:
            return
        if chance(dice, focus):
            p = clashing[below(dice, tally[0])]
            m = of_guest[first_with[p] + below(dice, first_with[p + 1] - first_with[p])]
        else:
            m = below(dice, slot.shape[0])
            p = guest[m]
        begins = first_of[host[m]]
        other = of_host[begins + below(dice, first_of[host[m] + 1] - begins)]
        q, a, b = guest[other], slot[m], slot[other]
        if p == q:
            continue
        mine = leave(p, m, a, held, possible) + take(p, m, b, held, possible)
        theirs = leave(q, other, b, held, possible) + take(q, other, a, held, possible)
        if mine + theirs > patience(dice, temperature):
            leave(p, m, b, held, possible)
            take(p, m, a, held, possible)
            leave(q, other, a, held, possible)
            take(q, other, b, held, possible)
            continue
        slot[m], slot[other] = b, a
        remember(p, mine, clashes, clashing, clashing_at, tally)
        remember(q, theirs, clashes, clashing, clashing_at, tally)
