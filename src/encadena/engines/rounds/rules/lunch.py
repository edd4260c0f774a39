"""Everybody has so many free slots in a row in each lunch window."""

from collections.abc import Iterator

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Id, Lunch, Problem, Schedule, Violation

NAME = "lunch"


def post(agenda: Agenda) -> None:
    model = agenda.model
    for lunch in agenda.problem.lunches:
        for participant in agenda.problem.participants:
            busy, pauses = agenda.busy(participant), []
            for pause in _pauses(lunch):
                pauses.append(model.new_bool_var(f"{participant} eats from {pause[0]}"))
                for slot in pause:
                    model.add_implication(pauses[-1], ~busy[slot])
            model.add_bool_or(pauses)


def clauses(formula: Formula) -> None:
    position = formula.problem.position
    for lunch in formula.problem.lunches:
        for participant in formula.problem.participants:
            busy = formula.busy(participant)
            pauses = [formula.all_of([-busy[position[slot]] for slot in pause]) for pause in _pauses(lunch)]
            formula.add(*pauses)


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    return [
        Violation(NAME, (participant,), lunch.slots[0], {"last": lunch.slots[-1], "free": lunch.free})
        for lunch in problem.lunches
        for participant in problem.participants
        if not any(_busy(problem, schedule, participant).isdisjoint(pause) for pause in _pauses(lunch))
    ]


def _pauses(lunch: Lunch) -> Iterator[tuple[int, ...]]:
    for first in range(len(lunch.slots) - lunch.free + 1):
        yield lunch.slots[first : first + lunch.free]


def _busy(problem: Problem, schedule: Schedule, participant: Id) -> set[int]:
    held = (m for m in problem.meetings_of[participant] if m.id in schedule.slot_of)
    return {slot for m in held for slot in problem.covered(m, schedule.slot_of[m.id])}
