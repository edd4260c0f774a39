"""Whose meetings leave no time to eat."""

from collections.abc import Iterator, Set

from ..problem import Id, Problem
from .reason import Reason


def lunch_reasons(problem: Problem) -> Iterator[Reason]:
    """Everybody whose meetings would fit without lunch, and do not with it. Of windows that overlap one counts."""
    for participant, meetings in problem.meetings_of.items() if problem.lunches else ():
        needed, there = problem.slots_needed(participant), _there(problem, participant)
        fits = len(there) - eaten(problem, there)
        if fits < needed <= len(there):
            params = {"meetings": needed, "slots": fits}
            yield Reason("lunch_impossible", (participant,), tuple(m.id for m in meetings), params)


def _there(problem: Problem, participant: Id) -> set[int]:
    return {slot.id for slot in problem.slots} - problem.away.get(participant, frozenset())


def eaten(problem: Problem, there: Set[int]) -> int:
    """How many slots in which somebody is there lunch takes away, whatever the agenda."""
    taken, counted = 0, set[int]()
    for lunch in problem.lunches:
        if counted.isdisjoint(lunch.slots):
            counted.update(lunch.slots)
            pauses = (lunch.slots[i : i + lunch.free] for i in range(len(lunch.slots) - lunch.free + 1))
            taken += min(len(there & set(pause)) for pause in pauses)
    return taken
