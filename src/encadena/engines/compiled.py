"""Functions compiled to machine code the first time they are called; the result is kept beside the source.

Where that folder cannot be written, numba keeps it in the user's cache folder (or ``NUMBA_CACHE_DIR``); where there is
none either, every process compiles anew. Importing this module loads the compiler: import what uses it when it is
needed (``later``), and never from a module that a command loads at its start.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Runs outside Python's lock, so that two threads work at once."""
    try:
        return cast("Callable[P, R]", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # nowhere to keep it
        return cast("Callable[P, R]", njit(nogil=True)(function))


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Becomes part of the compiled function that calls it: passing arrays costs more than most of these do."""
    return cast("Callable[P, R]", njit(inline="always", nogil=True)(function))
