"""Waiting is shared: nobody has many more breaks than somebody else."""

from collections.abc import Mapping

from ..breaks import breaks_of
from ..cnf.clauses import FALSE
from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

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


def clauses(formula: Formula) -> None:
    """Whoever has ``fairness`` breaks more than some number shows that everybody has more than that number."""
    problem = formula.problem
    if problem.fairness is None:
        return
    counts = [formula.breaks(p) for p in problem.participants]
    for number in range(max(map(len, counts), default=0) - problem.fairness):
        everybody = formula.all_of([breaks[number] if number < len(breaks) else FALSE for breaks in counts])
        for breaks in counts:
            if number + problem.fairness < len(breaks):
                formula.add(-breaks[number + problem.fairness], everybody)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return unfair(problem, breaks_of(problem, schedule))


def unfair(problem: Problem, breaks: Mapping[Id, int]) -> list[Violation]:
    """What is wrong with how many breaks everybody has."""
    if problem.fairness is None or not breaks:
        return []
    most, fewest = max(breaks, key=lambda p: breaks[p]), min(breaks, key=lambda p: breaks[p])
    if breaks[most] - breaks[fewest] <= problem.fairness:
        return []
    params = {"most": breaks[most], "fewest": breaks[fewest], "limit": problem.fairness}
    return [Violation(NAME, (most, fewest), None, params)]
