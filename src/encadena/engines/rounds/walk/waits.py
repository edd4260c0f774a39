"""Breaks and cost of one participant, out of the words of bits that say when they are busy."""

import numpy as np

from ...compiled import inlined
from .bits import count_bits, empty_above, lowest_bit
from .field import Words

IDLE_WEIGHT = 0.1  # of a break: long breaks close step by step, which counting breaks alone would not reward
IDLE_NOTICED = 6
UNFAIR_WEIGHT = 3.0
ONE, TOP = np.uint64(1), np.uint64(63)


@inlined
def breaks_and_idle(busy: Words, p: int, stretch: Words) -> tuple[int, int]:
    """Breaks, and free slots within them."""
    words = busy.shape[1]
    runs, idle, carry = 0, 0, np.uint64(0)
    for w in range(words):
        b = busy[p, w]
        runs += count_bits(b & ~((b << ONE) | carry))
        idle -= count_bits(b)
        carry = b >> TOP
    for k in range(stretch.shape[0]):
        first, last = -1, -1
        for w in range(words):
            b = busy[p, w] & stretch[k, w]
            if b != np.uint64(0):
                if first < 0:
                    first = 64 * w + lowest_bit(b)
                last = 64 * w + 63 - empty_above(b)
        if first >= 0:
            runs -= 1
            idle += last - first + 1
    return runs, idle


@inlined
def weighed(breaks: int, idle: int, limit: int, idle_weight: float) -> float:
    """Breaks, a little for their length, more for an unfair number. ``idle_weight``: of a free slot, in breaks."""
    if breaks == 0:
        return 0.0
    return breaks + idle_weight * min(idle, IDLE_NOTICED) + UNFAIR_WEIGHT * max(0, breaks - limit)


@inlined
def price_of(breaks: int, idle: int, limit: int) -> float:
    """What the search minimises."""
    return weighed(breaks, idle, limit, IDLE_WEIGHT)


@inlined
def flip(busy: Words, p: int, place: int) -> None:
    busy[p, place >> 6] ^= ONE << np.uint64(place & 63)


@inlined
def ends_of_runs(busy: Words, p: int, w: int) -> np.uint64:
    """Busy places of word ``w`` beside a free one."""
    b = busy[p, w]
    below = busy[p, w - 1] >> TOP if w > 0 else np.uint64(0)
    above = busy[p, w + 1] << TOP if w + 1 < busy.shape[1] else np.uint64(0)
    ends: np.uint64 = b & ~(((b << ONE) | below) & ((b >> ONE) | above))
    return ends


@inlined
def beside_runs(busy: Words, p: int, w: int) -> np.uint64:
    """Free places of word ``w`` beside a busy one."""
    b = busy[p, w]
    below = busy[p, w - 1] >> TOP if w > 0 else np.uint64(0)
    above = busy[p, w + 1] << TOP if w + 1 < busy.shape[1] else np.uint64(0)
    beside: np.uint64 = ((b << ONE) | below | (b >> ONE) | above) & ~b
    return beside
