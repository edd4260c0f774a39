"""Random numbers for compiled searches: fast, and the same in every run with the same seed (xorshift64*)."""

import math

import numpy as np

from ...compiled import inlined
from .bits import lowest_bit
from .field import Words

MIX = np.uint64(2685821657736338717)
A, B, C = np.uint64(12), np.uint64(25), np.uint64(27)
HALF, FRACTION = np.uint64(32), np.uint64(11)


@inlined
def roll(dice: Words) -> np.uint64:
    x: np.uint64 = dice[0]
    x ^= x >> A
    x ^= x << B
    x ^= x >> C
    dice[0] = x
    return x * MIX


@inlined
def below(dice: Words, bound: int) -> int:
    """A number from 0 up to ``bound`` without it (at most 2³²)."""
    return int(np.int64(((roll(dice) >> HALF) * np.uint64(bound)) >> HALF))  # an unsigned one makes floats of sums


@inlined
def patience(dice: Words, temperature: float) -> float:
    """How much worse a step may be this time (the annealer's rule: worse by d with probability exp(-d / T))."""
    return -temperature * math.log((np.float64(roll(dice) >> FRACTION) + 1.0) / 9007199254740993.0)


@inlined
def chance(dice: Words, share: float) -> bool:
    return bool(np.float64(roll(dice) >> FRACTION) < share * 9007199254740992.0)


@inlined
def bit_number(word: np.uint64, number: int) -> int:
    """Place of a set bit, counted from the lowest."""
    for _ in range(number):
        word &= word - np.uint64(1)
    return lowest_bit(word)
