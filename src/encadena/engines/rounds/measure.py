"""One round planned and judged, as a line of a table of results."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .check import judge
from .formats.read import read_problem
from .problem import Problem
from .solution import Status
from .solve import solve


class UnsoundError(AssertionError):
    """The checker disagrees with the agenda or its number of breaks: a mistake of the engine."""


@dataclass(frozen=True)
class Measured:
    """``first``: seconds until the first agenda without conflicts; None if there was none."""

    status: Status
    breaks: int | None
    bound: int
    seconds: float
    first: float | None = None
    method: str = ""

    @property
    def decided(self) -> bool:
        return self.status in ("optimal", "infeasible")


def measured(problem: Problem, *, seconds: float, workers: int, seed: int = 0) -> Measured:
    """Plans the round and has the agenda judged. Raises ``UnsoundError``."""
    heard: list[float] = []
    solution = solve(
        problem, seconds=seconds, workers=workers, seed=seed, on_progress=lambda best, bound, at, _: heard.append(at)
    )
    if solution.schedule is not None:
        verdict = judge(problem, solution.schedule)
        if verdict.violations or verdict.objective != solution.objective:
            raise UnsoundError(verdict)
    first = heard[0] if heard else (solution.seconds if solution.schedule else None)  # proven before anybody listened
    return Measured(solution.status, solution.objective, solution.bound, solution.seconds, first, solution.method)


def problems_in(folder: Path, pattern: str) -> Iterator[tuple[str, Problem]]:
    """Name and problem of every file that matches, by name. Raises ``FormatError``."""
    for path in sorted(folder.glob(pattern)):
        yield path.stem, read_problem(path)
