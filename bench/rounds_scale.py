"""Invented events of 450, 3,000 and 13,000 meetings: how soon there is an agenda, and how good it is in the time given.

    python bench/rounds_scale.py [--only 3000] [--seed 1] [--workers 2] [--shared] [--plain-meetings N]

The goal: a first agenda without conflicts in 0.1, 0.5 and 1 second; after 5, 30 and 60 seconds the proven optimum, or
waits below 1 % of the meetings, always with a bound. Where the bound itself is above 1 %, "1 % is impossible". "cpu"
are seconds of processor, of all threads: on a machine that others use they say more than the clock. "first" and "fair"
too: the first agenda without conflicts, and the first that also shares waiting as fairly as asked (difference 2).
Beside it: the constructor alone (what a greedy placement leaves), and plain CP-SAT (one literal per meeting and slot)
for the same number of seconds, for rounds of up to ``--plain-meetings``; a larger model is not even built in that time.
"""

import argparse
import time
from dataclasses import dataclass, replace
from random import Random

from ortools.sat.python import cp_model

from encadena.engines.rounds import exact, generator, rules
from encadena.engines.rounds.board import Board
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.construct import construct
from encadena.engines.rounds.diagnose.counting import count
from encadena.engines.rounds.model import Agenda
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.solve import solve
from encadena.engines.rounds.validity import validate

GOALS = {450: (0.1, 5.0), 3000: (0.5, 30.0), 13000: (1.0, 60.0)}  # meetings: seconds to the first agenda, to a good one
HEADINGS = (
    "event",
    "load",
    "first",
    "fair",
    "greedy",
    "waits",
    "bound",
    "status",
    "seconds",
    "cpu",
    "goal",
    "plain",
    "bound",
)
ROW = "{:<21}{:>6}{:>8}{:>7}{:>8}{:>7}{:>7}  {:<10}{:>8}{:>8}  {:<26}{:>8}{:>7}"


@dataclass(frozen=True)
class Plain:
    waits: str = "-"
    bound: str = "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="events whose name contains this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shared", action="store_true", help="others use the machine: stop by processor, not by clock")
    parser.add_argument("--plain-meetings", type=int, default=3000)
    parser.add_argument("--plain-seconds", type=float, default=None, help="instead of the time of the goal")
    chosen = parser.parse_args()
    solve(
        generator.generate(generator.SMALL), seconds=30, workers=chosen.workers
    )  # whoever serves has done this before
    print(ROW.format(*HEADINGS))
    for name, shape in generator.EVENTS.items():
        if chosen.only in name:
            print(_line(name, generator.generate(shape, chosen.seed), chosen), flush=True)


def _line(name: str, problem: Problem, chosen: argparse.Namespace) -> str:
    first_goal, seconds = GOALS[len(problem.meetings)]
    first, greedy = _first(problem)
    began = time.process_time()
    allowed = seconds * chosen.workers if chosen.shared else float("inf")
    found = solve(
        problem,
        seconds=20 * seconds if chosen.shared else seconds,
        workers=chosen.workers,
        seed=chosen.seed,
        should_stop=lambda: time.process_time() - began >= allowed,
    )
    cpu = time.process_time() - began
    assert found.schedule is not None
    assert judge(problem, found.schedule).violations == ()
    plain = Plain()
    if len(problem.meetings) <= chosen.plain_meetings:
        plain = _plain(problem, chosen.plain_seconds or seconds, chosen.workers)
    return ROW.format(
        name,
        f"{100 * len(problem.meetings) / sum(s.tables for s in problem.slots):.0f} %",
        f"{first:.3f}",
        f"{_fair(problem, seconds, chosen.workers):.2f}",
        greedy,
        found.objective,
        found.bound,
        found.status,
        f"{found.seconds:.1f}",
        f"{cpu:.1f}",
        _verdict(problem, found.objective or 0, found.bound, in_time=first <= first_goal),
        plain.waits,
        plain.bound,
    )


def _first(problem: Problem) -> tuple[float, int]:
    """Seconds of processor from the data to the first agenda, as ``solve`` does it, and the waits in it."""
    fresh = replace(problem)  # nothing is known of it yet
    began = time.process_time()
    validate(fresh)
    assert count(fresh) == ()
    board = Board(fresh)
    assert construct(board, Random(0), pushes=2000, over=lambda: False)
    spent = time.process_time() - began
    verdict = judge(problem, Schedule(board.agenda(board.slot)))
    assert all(v.rule == "fairness" for v in verdict.violations)
    return spent, verdict.objective


def _fair(problem: Problem, seconds: float, workers: int) -> float:
    """The same until the first agenda in which waiting is shared fairly too."""
    heard: list[float] = []
    began = time.process_time()
    solve(
        replace(problem),
        seconds=seconds,
        workers=workers,
        on_progress=lambda best, bound, spent, agenda: heard.append(time.process_time() - began),
        should_stop=lambda: bool(heard),
    )
    return heard[0] if heard else time.process_time() - began


def _verdict(problem: Problem, waits: int, bound: int, *, in_time: bool) -> str:
    share = len(problem.meetings) / 100
    good = "optimum" if waits == bound else "below 1 %" if waits < share else ""
    if not good:
        good = f"1 % is impossible, +{waits - bound}" if bound >= share else "missed"
    return good if in_time else f"{good}, first late"


def _plain(problem: Problem, seconds: float, workers: int) -> Plain:
    agenda = Agenda(problem)
    for rule in rules.POSTED:
        rule.post(agenda)
    agenda.model.minimize(exact.total(agenda))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    if solver.solve(agenda.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Plain(f"{solver.objective_value:.0f}", f"{max(0.0, solver.best_objective_bound):.0f}")
    return Plain("none")


if __name__ == "__main__":
    main()
