"""The repair itself: its rules, its order of importance, and its steps."""

import time
from dataclasses import replace

from ..breaks import total_breaks
from ..problem import Id, Problem, Schedule
from .change import Repaired
from .explain import Explanation
from .live import Live
from .place import place
from .promises import without_closed
from .rich_place import place_by_every_rule
from .standing import Standing, standing
from .tables import reseat


def repair(problem: Problem, schedule: Schedule, live: Live, *, seconds: float = 5.0, seed: int = 0) -> Repaired:
    """The agenda from now on, changed as little as it has to be. The same input and seed give the same answer, as long
    as ``seconds`` do not cut the work short.

    What may change. Nothing that is past, held, or within ``live.frozen`` slots after ``live.now`` moves. A meeting
    there that somebody misses leaves its place; so does one that has no table left. A free place in the frozen slots
    (never in the running one) can only be given to a waiting meeting of two people who are there and free.

    What is best, in this order: meetings that lost their place are held later, if that is possible; the most value from
    the waiting list; then told meetings that move and breaks together. A told meeting moves for waits alone only where
    that ends two of them, and only if what happened touches both its people. Fairness is a wish here and no rule.
    A promised table is kept wherever the meeting goes, unless it is closed then (see ``promises``).
    Raises ``ProblemError`` where the situation contradicts itself.
    """
    started = time.monotonic()
    round_ = standing(problem, schedule, live)

    def over() -> bool:
        return time.monotonic() - started > seconds

    if round_.problem.plain and not round_.promises:
        placed = place(round_, schedule, fairness=problem.fairness, seed=seed, over=over)
    else:
        placed = place_by_every_rule(round_, schedule, seed=seed, over=over)
    slot_of = placed.slot_of
    after, held = reseat(round_, _held(round_, slot_of), schedule, slot_of)
    return Repaired(
        schedule=after,
        changes=tuple(Explanation(round_, held, schedule, after, placed.lost).changes()),
        value=sum(w.value for w in live.waiting if w.meeting.id in slot_of),
        bound=placed.worth.bound,
        breaks=total_breaks(round_.problem, after),
        seconds=time.monotonic() - started,
        problem=held,
    )


def _held(round_: Standing, slot_of: dict[Id, int]) -> Problem:
    meetings = tuple(m for m in round_.problem.meetings if m.id in slot_of)
    order = frozenset((b, a) for b, a in round_.problem.precedences if b in slot_of and a in slot_of)
    return without_closed(replace(round_.problem, meetings=meetings, precedences=order), slot_of)
