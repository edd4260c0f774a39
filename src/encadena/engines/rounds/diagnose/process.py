"""Starts the ``refuter`` for some wishes, and puts its answers into wishes again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TypeAlias

from ..problem import Problem
from ..race import Race
from ..sat.child import Child, WorkerLostError, written
from .demands import Demands
from .rich import RichDemands
from .seats import SeatedDemands, is_small
from .wishes import Wish

REFUTER = "encadena.engines.rounds.diagnose.refuter"

Found: TypeAlias = tuple[str, tuple[Wish, ...]]


def demands_of(problem: Problem, wishes: Sequence[Wish]) -> Demands | RichDemands:
    """The smallest formula that knows all that is wished; a round too large for it is said without its tables."""
    if problem.plain:
        return Demands(problem, wishes)
    about_tables = any(wish.kind in ("steady", "walk") for wish in wishes)
    return SeatedDemands(problem, wishes) if about_tables and is_small(problem) else RichDemands(problem, wishes)


class Refuting(Child):
    """A context: the process ends with it, and earlier once the time of ``race`` is over."""

    def __init__(self, problem: Problem, wishes: Sequence[Wish], race: Race) -> None:
        super().__init__(REFUTER)
        self.race = race
        demands = demands_of(problem, wishes)
        self.wish_of = dict(zip(demands.literals, wishes, strict=True))
        self.said = {wish: literal for literal, wish in self.wish_of.items()}
        self.formula = f"{len(wishes)} {len(demands.flat)}\n".encode() + written(demands.literals, demands.flat)

    def __enter__(self) -> Refuting:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def asked(self, question: str, wishes: Sequence[Wish] = ()) -> Iterator[Found]:
        """The answers as they come; they break off when time is over."""
        literals = [str(self.said[wish]) for wish in wishes]
        with self.race.interruptible(self):
            try:
                self._write(self.formula + " ".join((question, *literals, "\n")).encode())
                self.formula = b""
                kind = ""
                while kind not in (question, "possible"):
                    kind, *found = (word.decode() for word in self._words())
                    yield kind, tuple(self.wish_of[int(literal)] for literal in found)
            except WorkerLostError:
                return
