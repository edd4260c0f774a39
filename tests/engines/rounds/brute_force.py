"""The slow truth for small rounds: every agenda is looked at."""

from collections.abc import Iterator
from itertools import product

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Problem, Schedule


def agendas(problem: Problem) -> Iterator[Schedule]:
    """All that break no rule."""
    ids = [m.id for m in problem.meetings]
    for at in product(*(problem.slots_of[i] for i in ids)):
        agenda = Schedule(dict(zip(ids, at, strict=True)))
        if not check(problem, agenda):
            yield agenda


def fewest_breaks(problem: Problem) -> int | None:
    """The optimum, or None if no agenda breaks no rule."""
    return min((total_breaks(problem, agenda) for agenda in agendas(problem)), default=None)
