"""No more meetings at once need an interpreter of a language than there are."""

from collections import defaultdict

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Problem, Schedule, Violation

NAME = "interpreters"


def post(agenda: Agenda) -> None:
    problem = agenda.problem
    for language in problem.languages:
        for slot in problem.slots:
            asking = [agenda.meets[at] for at in problem.interpreted_in(language, slot.id)]
            agenda.model.add(sum(asking) <= problem.interpreters.get(language, 0))


def clauses(formula: Formula) -> None:
    problem = formula.problem
    for language in problem.languages:
        there = problem.interpreters.get(language, 0)
        for slot in problem.slots:
            asking = [formula.meets[at] for at in problem.interpreted_in(language, slot.id)]
            count = formula.count(asking, there + 1)
            if len(count) > there:
                formula.add(-count[there])


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    asking: dict[tuple[str, int], list[Id]] = defaultdict(list)
    for m in problem.meetings:
        if m.needs and m.id in schedule.slot_of:
            for slot in problem.covered(m, schedule.slot_of[m.id]):
                for language in set(m.needs):
                    asking[language, slot].append(m.id)
    return [
        Violation(NAME, tuple(meetings), slot, {"language": language, "held": len(meetings), "interpreters": there})
        for (language, slot), meetings in sorted(asking.items(), key=str)
        if len(meetings) > (there := problem.interpreters.get(language, 0))
    ]
