"""The whole round as clauses with its number of breaks held, and its idle time as literals to be asked about."""

from collections.abc import Iterator, Mapping

from ..breaks import total_idle
from ..cnf.clauses import FALSE, Literal
from ..pauses import just_after, just_before, windows
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
                pauses = [-literal for literal in self._pauses(busy, places, place)]
                found.append(formula.all_of((-busy[place], before[i], after[i + 1], *pauses)))
        return formula.count([literal for literal in found if literal != FALSE], len(found))

    def _pauses(self, busy: list[Literal], places: list[int], place: int) -> Iterator[Literal]:
        """Per lunch window around the place: what is free there lies inside the window."""
        formula, lunches = self.formula, windows(self.problem)
        both = zip(just_before(lunches, places, place), just_after(lunches, places, place), strict=True)
        for earlier, later in both:
            around = [formula.any_of([busy[t] for t in side]) for side in (earlier, later)]
            yield formula.all_of(around)
