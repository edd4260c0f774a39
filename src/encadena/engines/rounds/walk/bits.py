"""Bits of a 64-bit word, each one instruction of the processor."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

NEVER_UNDEFINED = ir.Constant(ir.IntType(1), 0)
Intrinsic = tuple[Any, Callable[[Any, Any, Any, Any], Any]]
OfWord = Callable[[np.uint64], int]


def _count(context: object, word: object) -> Intrinsic:
    return types.int64(types.uint64), lambda _, builder, __, args: builder.ctpop(args[0])


def _lowest(context: object, word: object) -> Intrinsic:
    return types.int64(types.uint64), lambda _, builder, __, args: builder.cttz(args[0], NEVER_UNDEFINED)


def _above(context: object, word: object) -> Intrinsic:
    return types.int64(types.uint64), lambda _, builder, __, args: builder.ctlz(args[0], NEVER_UNDEFINED)


count_bits = cast(OfWord, intrinsic(_count))
lowest_bit = cast(OfWord, intrinsic(_lowest))  # its number, from 0; 64 for an empty word
empty_above = cast(OfWord, intrinsic(_above))  # bits above the highest set one; 64 for an empty word
