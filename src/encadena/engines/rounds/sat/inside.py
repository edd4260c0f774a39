"""What a process with a solver needs of itself; imports next to nothing, because it is started for every round."""

import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_GETFL, F_SETFL, F_SETOWN, fcntl
from os import O_ASYNC, getpid
from select import select
from typing import BinaryIO


def read_integers(source: BinaryIO, count: int) -> list[int]:
    read = array("i")
    read.frombytes(source.read(count * read.itemsize))
    return read.tolist()


def clauses_in(flat: list[int]) -> Iterator[list[int]]:
    """The clauses of a list in which each is ended by 0."""
    start = 0
    while start < len(flat):
        end = flat.index(0, start)
        yield flat[start:end]
        start = end + 1


@contextmanager
def guarded(source: BinaryIO) -> Iterator[None]:
    """Ends the process if its input does: Python hears of nothing while the solver works, the system does."""
    flags = fcntl(source, F_GETFL)
    fcntl(source, F_SETOWN, getpid())
    fcntl(source, F_SETFL, flags | O_ASYNC)
    if select([source], [], [], 0)[0]:
        sys.exit()
    yield
    fcntl(source, F_SETFL, flags)
