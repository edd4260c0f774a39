"""The whole round as clauses with its number of breaks held, and its idle time as literals to be asked about."""

from collections.abc import Mapping

from ..breaks import total_idle
from ..cnf.clauses import FALSE, Literal
from ..problem import Id, Problem, Schedule
from ..sat.question import Question, merged_total


class IdleQuestion(Question):
    """Literal k of ``breaks`` is true if there are more than k free slots within breaks in all."""

    def __init__(self, problem: Problem, most_breaks: int, most_idle: int) -> None:
        super().__init__(problem)
        if most_breaks < len(self.breaks):
            self.formula.add(-self.breaks[most_breaks])
        self.breaks = merged_total(self.formula, [self._idle(p) for p in problem.participants], most_idle)

    def worth(self, slot_of: Mapping[Id, int]) -> int:
        return total_idle(self.problem, Schedule(slot_of))

    def _idle(self, participant: Id) -> list[Literal]:
        formula, problem = self.formula, self.problem
        if len(problem.meetings_of[participant]) < 2:
            return []
        busy, found = formula.busy(participant), list[Literal]()
        for stretch in problem.stretches:
            places = [problem.position[slot] for slot in stretch]
            before, after = [FALSE], [FALSE]
            for place in places:
                before.append(formula.any_of((before[-1], busy[place])))
            for place in reversed(places):
                after.append(formula.any_of((after[-1], busy[place])))
            after.reverse()
            for i, place in enumerate(places):
                found.append(formula.all_of((-busy[place], before[i], after[i + 1])))
        return formula.count([literal for literal in found if literal != FALSE], len(found))
