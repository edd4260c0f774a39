"""The slow truth for small rounds: every agenda is looked at."""

from collections.abc import Iterator, Mapping
from itertools import product

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Problem, Schedule
from encadena.engines.rounds.rules import SEATED


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


def can_be_seated(problem: Problem, slot_of: Mapping[Id, int]) -> bool:
    """Some tables break no rule: one meeting after the other, every table tried."""
    seated = [m for m in problem.meetings if not m.virtual]
    return _seat(problem, slot_of, [m.id for m in seated], {})


def _seat(problem: Problem, slot_of: Mapping[Id, int], left: list[Id], table_of: dict[Id, int]) -> bool:
    if any(rule.check(problem, Schedule(slot_of, table_of)) for rule in SEATED):
        return False
    if not left:
        return True
    tables = range(1, problem.slot_by_id[slot_of[left[0]]].tables + 1)
    return any(_seat(problem, slot_of, left[1:], {**table_of, left[0]: table}) for table in tables)


def fewest_breaks_seated(problem: Problem) -> int | None:
    """The optimum among the agendas whose meetings can all be given tables."""
    found = sorted(agendas(problem), key=lambda agenda: total_breaks(problem, agenda))
    at_best = (total_breaks(problem, a) for a in found if can_be_seated(problem, a.slot_of))
    return next(at_best, None)
