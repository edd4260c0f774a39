"""The whole round as clauses, and its number of breaks as literals that a solver can be asked about."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush

from .. import rules
from ..breaks import total_breaks
from ..cnf.clauses import TRUE, Literal
from ..cnf.formula import Formula
from ..cnf.narrow import narrowed
from ..problem import Id, Problem, Schedule
from .implied import imply

MOST_ASKED = 200  # breaks in all; whoever has more can be improved without a proof


class Question:
    """``formula`` holds every rule; literal k of ``breaks`` is true if there are more than k breaks in all.

    ``terse`` is for a solver that looks for an agenda: it is told less of what follows from the rules.
    """

    def __init__(self, problem: Problem, *, terse: bool = False) -> None:
        self.problem = problem
        self.formula = Formula(problem, narrowed(problem))
        if terse:
            self.formula.by_meetings = list(problem.participants)
        for rule in rules.IN_CLAUSES:
            rule.clauses(self.formula)
        imply(self.formula, terse=terse)
        counts = [self.formula.breaks(p) for p in self.formula.by_meetings]
        self.breaks = merged_total(self.formula, counts, MOST_ASKED)

    def worth(self, slot_of: Mapping[Id, int]) -> int:
        """What the literals count, in an agenda."""
        return total_breaks(self.problem, Schedule(slot_of))

    @cached_property
    def meets(self) -> int:
        """The variables up to this one say which meeting is held when."""
        return max((abs(literal) for literal in self.formula.meets.values()), default=TRUE)

    def agenda(self, true: Collection[Literal]) -> Mapping[Id, int]:
        held = self.formula.meets.items()
        return {meeting: slot for (meeting, slot), literal in held if literal == TRUE or literal in true}


def merged_total(formula: Formula, counts: Sequence[list[Literal]], most: int) -> list[Literal]:
    """Counts the counts of all participants, the short ones first, up to ``most``."""
    queue = [(len(count), i, count) for i, count in enumerate(counts) if count]
    heapify(queue)
    while len(queue) > 1:
        (_, i, one), (_, _, other) = heappop(queue), heappop(queue)
        both = formula.merged(one, other, most, exact=False)
        heappush(queue, (len(both), i, both))
    return queue[0][2] if queue else []
