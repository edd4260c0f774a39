"""Waiting is shared: nobody has many more breaks than somebody else."""

from ..breaks import breaks_of
from ..model import Agenda
from ..problem import Problem, Schedule, Violation

NAME = "fairness"


def post(agenda: Agenda) -> None:
    problem = agenda.problem
    if problem.fairness is None or not problem.participants:
        return
    counts = [agenda.breaks(p) for p in problem.participants]
    if not all(counts):  # somebody can have no break at all, so the fewest is 0
        for breaks in counts:
            agenda.model.add(sum(breaks) <= problem.fairness)
        return
    fewest = agenda.model.new_int_var(0, len(problem.slots), "fewest breaks")
    agenda.model.add_min_equality(fewest, [sum(breaks) for breaks in counts])
    for breaks in counts:
        agenda.model.add(sum(breaks) <= fewest + problem.fairness)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    breaks = breaks_of(problem, schedule)
    if problem.fairness is None or not breaks:
        return []
    most, fewest = max(breaks, key=lambda p: breaks[p]), min(breaks, key=lambda p: breaks[p])
    if breaks[most] - breaks[fewest] <= problem.fairness:
        return []
    params = {"most": breaks[most], "fewest": breaks[fewest], "limit": problem.fairness}
    return [Violation(NAME, (most, fewest), None, params)]
