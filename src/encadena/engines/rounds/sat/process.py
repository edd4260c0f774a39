"""Starts the SAT ``worker`` for a formula, talks to it, and ends it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..cnf.clauses import Clauses, Literal
from .child import Child, written

WORKER = "encadena.engines.rounds.sat.worker"


@dataclass(frozen=True)
class Answer:
    """``kind`` "no": more than ``breaks`` are needed; "yes": the true ``literals`` are an agenda with no more than
    ``breaks``; "never": there is no agenda; "pause": the spell is over. ``conflicts`` is the work so far.
    """

    kind: str
    conflicts: int
    breaks: int = 0
    literals: frozenset[Literal] = frozenset()


class Process(Child):
    """Write the formula while it starts, then ``tell`` it."""

    def __init__(self) -> None:
        super().__init__(WORKER)

    def tell(self, clauses: Clauses, breaks: Sequence[Literal], *, meets: int, seed: int, finds: bool = False) -> None:
        """The formula; its first ``meets`` variables are what an agenda is read from. ``finds``: see ``worker``."""
        header = f"{int(finds)} {seed} {meets} {len(breaks)} {len(clauses.flat)}\n"
        self._write(header.encode() + written(breaks, clauses.flat))

    def work(self, conflicts: int, at_least: int) -> Iterator[Answer]:
        """The answers of one spell as they come; the last is no "no"."""
        self._write(f"{conflicts} {at_least}\n".encode())
        while True:
            answer = self._read()
            yield answer
            if answer.kind != "no":
                return

    def _read(self) -> Answer:
        kind, *numbers = self._words()
        breaks, *literals, conflicts = map(int, numbers) if len(numbers) > 1 else (0, *map(int, numbers))
        return Answer(kind.decode(), conflicts, breaks, frozenset(literals))
