"""The whole round as clauses, and its number of breaks as literals that a solver can be asked about."""

from collections.abc import Collection, Mapping
from functools import cached_property
from heapq import heapify, heappop, heappush

from .. import rules
from ..cnf.clauses import TRUE, Literal
from ..cnf.formula import Formula
from ..cnf.narrow import narrowed
from ..problem import Id, Problem
from .implied import imply

MOST_ASKED = 200  # breaks in all; whoever has more can be improved without a proof


class Question:
    """``formula`` holds every rule; literal k of ``breaks`` is true if there are more than k breaks in all."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.formula = Formula(problem, narrowed(problem))
        for rule in rules.IN_CLAUSES:
            rule.clauses(self.formula)
        imply(self.formula)
        self.breaks = _total(self.formula)

    @cached_property
    def meets(self) -> int:
        """The variables up to this one say which meeting is held when."""
        return max((abs(literal) for literal in self.formula.meets.values()), default=TRUE)

    def agenda(self, true: Collection[Literal]) -> Mapping[Id, int]:
        held = self.formula.meets.items()
        return {meeting: slot for (meeting, slot), literal in held if literal == TRUE or literal in true}


def _total(formula: Formula) -> list[Literal]:
    """Counts the counts of all participants, the short ones first."""
    counts = [formula.breaks(p) for p in formula.problem.participants]
    queue = [(len(breaks), i, breaks) for i, breaks in enumerate(counts) if breaks]
    heapify(queue)
    while len(queue) > 1:
        (_, i, one), (_, _, other) = heappop(queue), heappop(queue)
        both = formula.merged(one, other, MOST_ASKED, exact=False)
        heappush(queue, (len(both), i, both))
    return queue[0][2] if queue else []
