"""A Python process of its own for a solver: python-sat keeps Python's lock while it solves, and cannot be interrupted.

The parent writes lines and arrays and reads lines; ``inside`` is the other end.
"""

import subprocess
import sys
from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

ROOT = str(Path(__file__).parents[4])
PROGRAM = "import sys; sys.path.append({root!r}); from {module} import main; main()"


class WorkerLostError(Exception):
    """The process ended without an answer: somebody killed it, or there was no memory for it."""


class Child:
    """Runs ``main()`` of a module. Starting takes the caller no time."""

    def __init__(self, module: str) -> None:
        # A session of its own: Ctrl-C in a terminal is for the program, which ends its children itself.
        self._running = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-c", PROGRAM.format(root=ROOT, module=module)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._input = cast(IO[bytes], self._running.stdin)
        self._output = cast(IO[bytes], self._running.stdout)

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

    def _words(self) -> list[bytes]:
        words = self._output.readline().split()
        if not words:
            raise WorkerLostError
        return words


def written(*numbers: Sequence[int]) -> bytes:
    """As the machine writes integers; see ``inside.read_integers``."""
    return b"".join(array("i", some).tobytes() for some in numbers)
