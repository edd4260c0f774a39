"""One way uphill from given prices: slopes remembered for a while, each price with a stride of its own (Adam)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...later import Later
from .crowd import Crowd, Floats

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.prices.kernel")

KEPT, KEPT_SQUARES = 0.9, 0.99  # of earlier slopes and of their squares
SMALL = 1e-3


class Climb:
    """``prices``: of being busy, by participant and slot, and the rent of a table, by slot; those given stay as they
    are.
    """

    def __init__(self, crowd: Crowd, prices: Sequence[Floats]) -> None:
        self.crowd = crowd
        self.prices = [array.copy() for array in prices]
        slots = crowd.may.shape[1]
        self.room = [np.zeros((slots + 1, slots + 2, 3)) for _ in range(2)]
        self.slopes, self.means, self.squares = ([np.zeros_like(array) for array in prices] for _ in range(3))
        self.turns = 0

    def turn(self, heat: float, stride: float) -> None:
        self.turns += 1
        kernel.slope(heat, *self.crowd, *self.prices, *self.room, *self.slopes)
        for array, slope, mean, square in zip(self.prices, self.slopes, self.means, self.squares, strict=True):
            mean += (1 - KEPT) * (slope - mean)
            square += (1 - KEPT_SQUARES) * (slope * slope - square)
            usual = np.sqrt(square / (1 - KEPT_SQUARES**self.turns)) + SMALL
            array += stride / (1 - KEPT**self.turns) * mean / usual
        rent = self.prices[1]
        np.maximum(rent, 0.0, out=rent)
