"""Draws for tests of estimates."""

import random


def a_poisson(dice: random.Random, mean: float) -> int:
    count, left = 0, dice.expovariate(1)
    while left < mean:
        count, left = count + 1, left + dice.expovariate(1)
    return count
