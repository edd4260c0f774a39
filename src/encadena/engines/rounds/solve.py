"""Plans a round: every meeting in a slot, no rule broken, as few breaks as possible, and an honest word on how good
that is.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Literal, Protocol, TypeAlias

from .breaks import total_breaks
from .check import check
from .diagnose.conflict import find_conflict
from .diagnose.counting import count
from .diagnose.reason import Reason
from .lower import FromBelow
from .problem import Problem, Schedule
from .race import Race, Standing
from .sat.question import Question
from .sat.target import Target, affordable
from .seats import seat
from .sides import sides
from .upper import FromAbove
from .validity import validate

Status: TypeAlias = Literal["optimal", "feasible", "infeasible", "unknown"]
OnProgress: TypeAlias = Callable[[int, int, float, Schedule], None]

POLL_SECONDS = 0.05
FIRST_EFFORT = 0.5
EFFORT_GROWTH = 2.0
SOON, LATE = 1.0, 2.0  # efforts from which on annealing and the relaxation come in
PART = 3.0
DIAGNOSIS_SECONDS = 15.0


@dataclass(frozen=True)
class Solution:
    """``objective``: breaks of ``schedule`` (None without one). ``bound``: no agenda has fewer. ``reasons``: why
    impossible.

    Status "optimal": objective == bound. "feasible": an agenda, perhaps not the best. "infeasible": proven that there
    is none. "unknown": no agenda found in the time given, and none excluded. ``method`` decided it ("counting", "sat",
    "flow", "local search", "hint"), and its search took ``nodes`` (conflicts of a SAT solver; 0 where nothing is
    counted).
    """

    status: Status
    objective: int | None
    bound: int
    seconds: float
    schedule: Schedule | None
    reasons: tuple[Reason, ...] = ()
    method: str = ""
    nodes: int = 0

    @property
    def gap(self) -> int | None:
        """At most so many breaks above the optimum; None without an agenda."""
        return None if self.objective is None else self.objective - self.bound


def solve(
    problem: Problem,
    *,
    seconds: float = 60.0,
    workers: int = 2,
    seed: int = 0,
    hint: Schedule | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Solution:
    """The best agenda within ``seconds``.

    ``on_progress(best, bound, seconds, schedule)`` hears, in the caller's thread, of every better agenda or bound
    once there is an agenda; ``should_stop()`` is asked about 20 times a second, and the best so far is kept. ``hint``
    is an earlier agenda to start from, used if it breaks no rule. With ``workers=1`` the same input and seed give the
    same answer, as long as the clock does not cut the search short. Raises ``ProblemError``.
    """
    validate(problem)
    race = Race(seconds=seconds)
    reasons = count(problem)
    if reasons:
        return Solution("infeasible", None, 0, race.seconds, None, reasons, "counting")
    if hint is not None and not check(problem, Schedule(hint.slot_of)):
        race.offer(total_breaks(problem, hint), lambda: hint.slot_of, "hint")
    _search(problem, race, workers, seed, _watcher(problem, race, on_progress, should_stop))
    return _solution(problem, race, should_stop)


class _Search(Protocol):
    @property
    def exhausted(self) -> bool: ...

    def step(self, effort: float) -> None: ...


_Lane: TypeAlias = tuple[_Search, ...]


def _search(problem: Problem, race: Race, workers: int, seed: int, watch: Callable[[], None]) -> None:
    """Run the searches in threads while the caller's thread watches. The solvers work outside Python's lock."""
    above = FromAbove(problem, race, seed, max(1, workers - 1))
    above.begin()
    with ExitStack() as ended, ThreadPoolExecutor() as threads:
        proving = affordable(problem) and not race.over()
        lanes = _proving(problem, race, seed, above, ended) if proving else _alone(problem, race, seed, above)
        if workers == 1:
            lanes = (tuple(search for lane in lanes for search in lane),)
        running = [threads.submit(_alternate, race, *lane) for lane in lanes]
        try:
            _watch_until_done(race, running, watch)
        finally:
            race.stop()
            _watch_until_done(race, running, race.halt_solvers)
    for search in running:
        search.result()  # an error in a thread is an error here


def _proving(problem: Problem, race: Race, seed: int, above: _Search, ended: ExitStack) -> tuple[_Lane, ...]:
    """One solver looks for a proof, the other for an agenda; annealing and the relaxation come in if both take long."""
    question, below = Question(problem), FromBelow(problem, race, seed)
    refuting = Target(question, race, seed)
    ended.callback(refuting.close)
    if sides(problem) is not None:  # the flow says at once what SAT would count for long
        return (refuting,), (above, below)
    finding = Target(question, race, seed, finds=True)
    ended.callback(finding.close)
    return (refuting,), (finding, _Patient(above, SOON), _Patient(below, LATE))


def _alone(problem: Problem, race: Race, seed: int, above: _Search) -> tuple[_Lane, ...]:
    """Too large to be proven by SAT: the search from above takes both processors."""
    return (above,), (FromBelow(problem, race, seed), FromAbove(problem, race, seed + 1, 1))


class _Patient:
    """A search that leaves the steps shorter than ``since`` to others: loading what it needs takes longer than most
    rounds. Of the long ones it takes a part.
    """

    def __init__(self, search: _Search, since: float) -> None:
        self.search = search
        self.since = since

    @property
    def exhausted(self) -> bool:
        return self.search.exhausted

    def step(self, effort: float) -> None:
        if effort >= self.since:
            self.search.step(min(effort, PART))


def _watch_until_done(race: Race, running: Sequence[Future[Any]], watch: Callable[[], None]) -> None:
    while not all(search.done() for search in running):
        watch()
        if any(search.done() and search.exception() for search in running):
            race.stop()
        if race.over():
            race.halt_solvers()
        wait(running, timeout=POLL_SECONDS)


def _alternate(race: Race, *searches: _Search) -> None:
    """Turn by turn, a little more effort each round."""
    effort = FIRST_EFFORT
    for turn in cycle(range(len(searches))):
        if race.over() or all(search.exhausted for search in searches):
            return
        if not searches[turn].exhausted:
            searches[turn].step(effort)
        if turn == len(searches) - 1:
            effort *= EFFORT_GROWTH


def _watcher(
    problem: Problem, race: Race, on_progress: OnProgress | None, should_stop: Callable[[], bool] | None
) -> Callable[[], None]:
    told: list[Standing] = [Standing(None, None, 0, False)]

    def watch() -> None:
        now = race.standing
        if on_progress and now is not told[0] and now.slot_of is not None and now.breaks is not None:
            told[0] = now
            on_progress(now.breaks, min(now.bound, now.breaks), race.seconds, seat(problem, Schedule(now.slot_of)))
        if should_stop and should_stop():
            race.stop()

    return watch


def _solution(problem: Problem, race: Race, should_stop: Callable[[], bool] | None) -> Solution:
    end = race.standing
    if end.slot_of is not None and end.breaks is not None:
        status: Status = "optimal" if end.bound >= end.breaks else "feasible"
        schedule = seat(problem, Schedule(_in_order(problem, end)))
        bound = min(end.bound, end.breaks)
        return Solution(status, end.breaks, bound, race.seconds, schedule, (), end.method, end.nodes)
    if end.impossible:
        reasons = _why(problem, should_stop)
        return Solution("infeasible", None, end.bound, race.seconds, None, reasons, end.method, end.nodes)
    return Solution("unknown", None, end.bound, race.seconds, None, (), end.method, end.nodes)


def _why(problem: Problem, should_stop: Callable[[], bool] | None) -> tuple[Reason, ...]:
    looking = Race(seconds=DIAGNOSIS_SECONDS)
    with ThreadPoolExecutor(1) as thread:
        finding = thread.submit(find_conflict, problem, looking)
        _watch_until_done(looking, [finding], _watcher(problem, looking, None, should_stop))
    return finding.result()


def _in_order(problem: Problem, end: Standing) -> Mapping[int | str, int]:
    slot_of = end.slot_of or {}
    return {m.id: slot_of[m.id] for m in problem.meetings}
