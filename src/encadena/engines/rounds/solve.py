"""Plans a round: every meeting in a slot, no rule broken, as few breaks as possible, and an honest word on how good
that is.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from typing import TypeAlias

from .breaks import total_breaks, total_idle
from .check import breaks_table_rules, check
from .diagnose.conflict import find_conflict
from .diagnose.counting import count
from .diagnose.reason import Reason
from .earlier import earlier
from .lanes import Lane, Patient, Search, run_lanes, watch_until_done
from .lower import FromBelow
from .patterns.search import Beside, FromHours
from .prices.search import FromPrices
from .problem import Problem, Schedule
from .race import Race, Standing
from .rich.search import RichWalk
from .sat.question import Question
from .sat.target import Target, affordable
from .seated.left import others_left
from .seated.question import answerable
from .seated.settle import Patience, settle
from .seats import seat
from .shorter.shorten import shorten
from .sides import sides
from .solution import Solution, Status
from .upper import FromAbove
from .validity import validate

OnProgress: TypeAlias = Callable[[int, int, float, Schedule], None]

SHARE_OF_BREAKS = 0.8  # of the time, where waits are to be shortened too
SHARE_OF_SLOTS = 0.5  # of that, where tables may have to be looked for as well
SOON, LATE, LAST = 1.0, 2.0, 8.0  # efforts from which on annealing, flow and prices come in
DIAGNOSIS_SECONDS = 15.0
HINT = "hint"


def solve(
    problem: Problem,
    *,
    seconds: float = 60.0,
    workers: int = 2,
    seed: int = 0,
    hint: Schedule | None = None,
    shorter: bool = False,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Solution:
    """The best agenda within ``seconds``. ``shorter``: what is left of them, and a fifth in any case, goes to shorter
    waits, without a wait more.

    ``on_progress(best, bound, seconds, schedule)`` hears, in the caller's thread, of every better agenda or bound
    once there is an agenda; ``should_stop()`` is asked about 20 times a second, and the best so far is kept. ``hint``
    is an earlier agenda to start from, used if it breaks no rule. With ``workers=1`` the same input and seed give the
    same answer, as long as the clock does not cut the search short. Raises ``ProblemError``.
    """
    validate(problem)
    for_breaks = seconds * (SHARE_OF_BREAKS if shorter else 1)
    with_tables = answerable(problem)
    race = Race(seconds=for_breaks * (SHARE_OF_SLOTS if with_tables else 1))
    reasons = count(problem)
    if reasons:
        return Solution("infeasible", None, 0, race.seconds, None, reasons, "counting")
    if hint is not None and not check(problem, Schedule(hint.slot_of)):
        race.offer(total_breaks(problem, hint), lambda: hint.slot_of, HINT)
    _search(problem, race, workers, seed, _watcher(problem, race, on_progress, should_stop))
    found = _solution(problem, race, should_stop)
    if with_tables and found.status in ("feasible", "unknown") and not (should_stop and should_stop()):
        patience = Patience(for_breaks - race.seconds, workers, seed, on_progress, should_stop)
        found = _with_tables(problem, found, patience)
    if not shorter or found.schedule is None or found.status == "unknown":
        return found
    left = seconds - race.seconds
    return shorten(problem, found, seconds=left, workers=workers, seed=seed, should_stop=should_stop)


def _with_tables(problem: Problem, found: Solution, patience: Patience) -> Solution:
    """Where the tables dealt afterwards break a rule, or nothing is proven yet."""
    settled = settle(others_left(problem.by_absence), found, patience)
    if settled.status == "infeasible":
        return replace(settled, reasons=_why(problem, patience.should_stop))
    return settled


def _search(problem: Problem, race: Race, workers: int, seed: int, watch: Callable[[], None]) -> None:
    problem = others_left(problem.by_absence)
    above = FromAbove(problem, race, seed, max(1, workers - 1)) if problem.plain else RichWalk(problem, race, seed)
    above.begin()
    with ExitStack() as ended:
        proving = affordable(problem) and not race.over()
        lanes = _proving(problem, race, seed, above, ended) if proving else _alone(problem, race, seed, above)
        run_lanes(race, lanes, workers, watch)


def _proving(problem: Problem, race: Race, seed: int, above: Search, ended: ExitStack) -> tuple[Lane, ...]:
    """One solver looks for a proof, the other for an agenda; annealing and the relaxation come in if both take long."""
    question = Question(problem)
    refuting = Target(question, race, seed)
    ended.callback(refuting.close)
    if problem.plain and sides(problem) is not None:  # the flow says at once what SAT would count for long
        below = (FromHours(problem, race, seed), FromBelow(problem, race, seed), FromPrices(problem, race))
        return (refuting,), (above, *below)
    finding = Target(Question(problem, terse=True), race, seed, finds=True)
    ended.callback(finding.close)
    if not problem.plain:
        return (refuting, Patient(finding, LATE)), (above, Patient(FromBelow(problem, race, seed), SOON))
    late = (Patient(FromPrices(problem, race), LAST), Patient(FromBelow(problem, race, seed), LATE))
    return (refuting,), (finding, Patient(above, SOON), *late)


def _alone(problem: Problem, race: Race, seed: int, above: Search) -> tuple[Lane, ...]:
    """Too large to be proven by SAT: the search from above takes both processors."""
    if not problem.plain:
        return (above,), (FromBelow(problem, race, seed), RichWalk(problem, race, seed + 1))
    below = (FromBelow(problem, race, seed), FromPrices(problem, race))
    if sides(problem) is not None:
        hours = FromHours(problem, race, seed)
        other = Beside(hours, FromAbove(problem, race, seed + 1, 1), seed + 2)
        return (Beside(hours, above, seed + 1),), (hours, other, *(Patient(search, LAST) for search in below))
    return (above,), (*below, FromAbove(problem, race, seed + 1, 1))


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
        reasons: tuple[Reason, ...] = (Reason("seats_unsettled"),) if breaks_table_rules(problem, schedule) else ()
        if reasons:
            status = "unknown"
        how = (race.seconds, schedule, reasons, end.method, end.nodes, total_idle(problem, schedule))
        return Solution(status, end.breaks, bound, *how, idle_bound=bound)
    if end.impossible:
        reasons = _why(problem, should_stop)
        return Solution("infeasible", None, end.bound, race.seconds, None, reasons, end.method, end.nodes)
    return Solution("unknown", None, end.bound, race.seconds, None, (), end.method, end.nodes)


def _why(problem: Problem, should_stop: Callable[[], bool] | None) -> tuple[Reason, ...]:
    looking = Race(seconds=DIAGNOSIS_SECONDS)
    with ThreadPoolExecutor(1) as thread:
        finding = thread.submit(find_conflict, problem, looking)
        watch_until_done(looking, [finding], _watcher(problem, looking, None, should_stop))
    return finding.result()


def _in_order(problem: Problem, end: Standing) -> Mapping[int | str, int]:
    slot_of = end.slot_of or {}
    if problem.plain and end.method != HINT:  # an earlier agenda that is as good as any stays as it is
        slot_of = earlier(problem, slot_of)
    return {m.id: slot_of[m.id] for m in problem.meetings}
