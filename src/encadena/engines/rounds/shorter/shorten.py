"""Given an agenda with few breaks, one with no more of them and the least idle time."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from ..breaks import total_breaks, total_idle
from ..check import breaks_table_rules
from ..earlier import earlier
from ..lanes import Lane, run_lanes
from ..problem import Problem, Schedule
from ..race import Race
from ..sat.target import Target, affordable
from ..seats import seat
from ..solution import Solution
from .question import IdleQuestion
from .walk import Shortening

MOST_ASKED = 300  # free slots in all; beyond, the clauses take longer than they help


def shorten(
    problem: Problem,
    found: Solution,
    *,
    seconds: float,
    workers: int = 2,
    seed: int = 0,
    should_stop: Callable[[], bool] | None = None,
) -> Solution:
    """The solution with waits as short as could be found, and never a wait more. Needs one with an agenda.

    Whatever bounds the number of waits bounds their length: the shortest lasts a slot.
    """
    race = Race(seconds=seconds)
    before = found.schedule or Schedule({})
    race.raise_bound(found.bound)
    race.offer(total_idle(problem, before), lambda: before.slot_of)
    if not race.over():
        with ExitStack() as ended:
            run_lanes(race, _lanes(problem, race, found, seed, ended), workers, _watcher(race, should_stop))
    end = race.standing
    slot_of = end.slot_of or {}
    if problem.plain and slot_of != before.slot_of:
        slot_of = earlier(problem, slot_of)
    after = before if slot_of == before.slot_of else seat(problem, Schedule({m: slot_of[m] for m in before.slot_of}))
    if breaks_table_rules(problem, after):
        after = before  # its tables keep them
    breaks, idle = total_breaks(problem, after), total_idle(problem, after)
    return replace(
        found,
        status="optimal" if breaks == found.bound else found.status,
        objective=breaks,
        schedule=after,
        idle=idle,
        idle_bound=min(end.bound, idle),
        seconds=found.seconds + race.seconds,
    )


def _lanes(problem: Problem, race: Race, found: Solution, seed: int, ended: ExitStack) -> tuple[Lane, ...]:
    """The walk knows the rules of a plain round; the clauses know all."""
    breaks, idle = found.objective or 0, race.standing.breaks or 0
    lanes: list[Lane] = []
    if affordable(problem) and idle <= MOST_ASKED:
        proving = Target(IdleQuestion(problem, breaks, idle), race, seed)
        ended.callback(proving.close)
        lanes.append((proving,))
    if problem.plain:
        lanes += [(Shortening(problem, race, breaks, seed + i),) for i in range(2 - len(lanes))]
    return tuple(lanes)


def _watcher(race: Race, should_stop: Callable[[], bool] | None) -> Callable[[], None]:
    return lambda: race.stop() if should_stop and should_stop() else None
