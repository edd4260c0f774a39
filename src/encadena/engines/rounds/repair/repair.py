"""The repair itself: its rules, its order of importance, and its steps."""

import time
from dataclasses import replace

from ..breaks import total_breaks
from ..problem import Id, Problem, Schedule
from .change import Repaired
from .explain import Explanation
from .live import Live
from .place import place
from .standing import Standing, standing
from .tables import reseat
from .worth import most_value


def repair(problem: Problem, schedule: Schedule, live: Live, *, seconds: float = 5.0, seed: int = 0) -> Repaired:
    """The agenda from now on, changed as little as it has to be; the same input and seed give the same answer.

    What may change. Nothing that is past, held, or within ``live.frozen`` slots after ``live.now`` moves. A meeting
    there that somebody misses leaves its place; so does one that has no table left. A free place in the frozen slots
    (never in the running one) can only be given to a waiting meeting of two people who are there and free.

    What is best, in this order: every meeting that can still be held is held (later, if somebody comes late); the most
    value from the waiting list; the fewest moves of meetings that somebody was told of; the fewest breaks.
    Raises ``ProblemError`` where the situation contradicts itself.
    """
    started = time.monotonic()
    round_ = standing(problem, schedule, live)
    slot_of = place(round_, schedule)
    after = reseat(round_, schedule, slot_of)
    return Repaired(
        schedule=after,
        changes=tuple(Explanation(round_, schedule, after).changes()),
        value=sum(w.value for w in live.waiting if w.meeting.id in slot_of),
        bound=most_value(round_, slot_of),
        breaks=total_breaks(round_.problem, after),
        seconds=time.monotonic() - started,
        problem=_held(round_, slot_of),
    )


def _held(round_: Standing, slot_of: dict[Id, int]) -> Problem:
    meetings = tuple(m for m in round_.problem.meetings if m.id in slot_of)
    order = frozenset((b, a) for b, a in round_.problem.precedences if b in slot_of and a in slot_of)
    return replace(round_.problem, meetings=meetings, precedences=order)
