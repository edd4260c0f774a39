"""Starts the SAT ``worker`` for a formula, talks to it, and ends it."""

import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from ..cnf.clauses import Clauses, Literal

WORKER = Path(__file__).with_name("worker.py")


class WorkerLostError(Exception):
    """The process ended without an answer: somebody killed it, or there was no memory for it."""


@dataclass(frozen=True)
class Answer:
    """``kind`` "no": more than ``breaks`` are needed; "yes": the true ``literals`` are an agenda with no more than
    ``breaks``; "never": there is no agenda; "pause": the spell is over. ``conflicts`` is the work so far.
    """

    kind: str
    conflicts: int
    breaks: int = 0
    literals: frozenset[Literal] = frozenset()


class Process:
    """Starting takes the caller no time: write the formula meanwhile, then ``tell`` it."""

    def __init__(self) -> None:
        # A session of its own: Ctrl-C in a terminal is for the program, which ends its workers itself.
        self._running = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._input = cast(IO[bytes], self._running.stdin)
        self._output = cast(IO[bytes], self._running.stdout)

    def tell(self, clauses: Clauses, breaks: Sequence[Literal], *, meets: int, seed: int, finds: bool = False) -> None:
        """The formula; its first ``meets`` variables are what an agenda is read from. ``finds``: see ``worker``."""
        header = f"{int(finds)} {seed} {meets} {len(breaks)} {len(clauses.flat)}\n"
        self._write(header.encode() + array("i", [*breaks, *clauses.flat]).tobytes())

    def work(self, conflicts: int, at_least: int) -> Iterator[Answer]:
        """The answers of one spell as they come; the last is no "no"."""
        self._write(f"{conflicts} {at_least}\n".encode())
        while True:
            answer = self._read()
            yield answer
            if answer.kind != "no":
                return

    def stop_search(self) -> None:
        """End the process; may be called from another thread, and more than once."""
        self._running.kill()

    def close(self) -> None:
        self._running.kill()
        for pipe in (self._input, self._output):
            with suppress(OSError):
                pipe.close()
        self._running.wait()

    def _write(self, message: bytes) -> None:
        try:
            self._input.write(message)
            self._input.flush()
        except OSError as error:
            raise WorkerLostError from error

    def _read(self) -> Answer:
        words = self._output.readline().split()
        if not words:
            raise WorkerLostError
        kind, *numbers = words
        breaks, *literals, conflicts = map(int, numbers) if len(numbers) > 1 else (0, *map(int, numbers))
        return Answer(kind.decode(), conflicts, breaks, frozenset(literals))
