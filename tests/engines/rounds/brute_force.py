"""The slow truth for small rounds: every agenda is looked at."""

from itertools import product

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Problem, Schedule


def fewest_breaks(problem: Problem) -> int | None:
    """The optimum, or None if no agenda breaks no rule."""
    ids = [m.id for m in problem.meetings]
    agendas = (Schedule(dict(zip(ids, at, strict=True))) for at in product(*(problem.slots_of[i] for i in ids)))
    return min((total_breaks(problem, agenda) for agenda in agendas if not check(problem, agenda)), default=None)
