"""The second half of planning a round that asks something of tables: when and where are looked for together."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace

from ..breaks import total_breaks, total_idle
from ..lanes import run_lanes
from ..problem import Problem, Schedule
from ..race import Race
from ..sat.target import Target
from ..solution import Solution, Status
from .question import SeatedQuestion

Tell = Callable[[int, int, float, Schedule], None]


@dataclass(frozen=True)
class Patience:
    """How long to look, with what, and whom to tell: see ``solve``."""

    seconds: float
    workers: int
    seed: int
    on_progress: Tell | None = None
    should_stop: Callable[[], bool] | None = None


def settle(problem: Problem, found: Solution, patience: Patience) -> Solution:
    """``found`` with tables that break no rule and as few waits as can be, or "infeasible" (without reasons).

    ``found`` comes from a search that deals tables last: what bounds it bounds this. Where time is up first, it is
    ``found`` again with what was proven meanwhile.
    """
    race = Race(seconds=patience.seconds)
    race.raise_bound(found.bound, found.method, found.nodes)
    if found.status == "feasible" and found.schedule is not None and found.objective is not None:
        known = found.schedule.slot_of
        race.offer(found.objective, lambda: known, found.method, found.nodes)
    with ExitStack() as ended:
        question = SeatedQuestion(problem)
        refuting, finding = (Target(question, race, patience.seed, finds=finds) for finds in (False, True))
        ended.callback(refuting.close)
        ended.callback(finding.close)
        run_lanes(race, ((refuting,), (finding,)), patience.workers, _watcher(race, question, patience))
    return _ended(problem, race, question, found)


def _watcher(race: Race, question: SeatedQuestion, patience: Patience) -> Callable[[], None]:
    told = [race.standing]

    def watch() -> None:
        now = race.standing
        schedule = None if now.slot_of is None else question.schedule(now.slot_of)
        if patience.on_progress and now is not told[0] and schedule is not None and now.breaks is not None:
            told[0] = now
            patience.on_progress(now.breaks, min(now.bound, now.breaks), race.seconds, schedule)
        if patience.should_stop and patience.should_stop():
            race.stop()

    return watch


def _ended(problem: Problem, race: Race, question: SeatedQuestion, found: Solution) -> Solution:
    end, seconds = race.standing, found.seconds + race.seconds
    if end.impossible:
        return Solution("infeasible", None, end.bound, seconds, None, (), end.method, end.nodes)
    schedule = None if end.slot_of is None else question.schedule(end.slot_of)
    schedule = schedule or (found.schedule if found.status == "feasible" else None)
    if schedule is None:
        return replace(found, bound=end.bound, seconds=seconds)
    schedule = Schedule({m.id: schedule.slot_of[m.id] for m in problem.meetings}, schedule.table_of)
    breaks = total_breaks(problem, schedule)
    bound = min(end.bound, breaks)
    status: Status = "optimal" if bound == breaks else "feasible"
    idle = total_idle(problem, schedule)
    return Solution(status, breaks, bound, seconds, schedule, (), end.method, end.nodes, idle, bound)
