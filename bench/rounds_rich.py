"""Invented events of 450 and 3,000 meetings that ask for more: each rule by itself, and all together; and a hall of
120 meetings whose buyers keep their tables while nobody walks far.

    python bench/rounds_rich.py [--only 450] [--seed 1] [--seconds 5] [--peer-meetings N]

"first": seconds of processor from the data to the first agenda that keeps every rule, fairness included. "waits" and
"bound": after ``--seconds`` of processor for each thread. "held": meetings of the event; those that would leave
somebody without lunch are left out. Beside it, for events of up to ``--peer-meetings``: the same told to CP-SAT for as
long.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace

from ortools.sat.python import cp_model

from encadena.engines.rounds import exact, generator, warm
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.richer import ALL, Asking, enriched
from encadena.engines.rounds.solve import solve

EVENTS = ("450, 83 %", "3000, 83 %", "450, 96 %", "3000, 96 %")
HALL = generator.Shape(buyers=20, firms=120, meetings=120, slots=16, tables=21)
WORKERS = 2
HEADINGS = ("event", "asking for", "held", "first", "waits", "bound", "status", "cpu", "CP-SAT")
ROW = "{:<12}{:<14}{:>6}{:>8}{:>7}{:>7}  {:<11}{:>6}{:>8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="events whose name contains this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--peer-meetings", type=int, default=450)
    chosen = parser.parse_args()
    warm.main()  # whoever serves has done this before
    print(ROW.format(*HEADINGS))
    for name in EVENTS:
        if chosen.only in name:
            for asking, problem in _problems(name, chosen.seed):
                print(_line(name, asking, problem, chosen), flush=True)
    if chosen.only in "hall":
        for asking, problem in _halls(chosen.seed):
            print(_line("120, hall", asking, problem, chosen), flush=True)


def _halls(seed: int) -> Iterator[tuple[str, Problem]]:
    """Tables six metres apart, six in a row; the shortest walk makes the tables that are dealt last fail."""
    hall = generator.generate(HALL, seed)
    hosts = frozenset(p for p in hall.participants if str(p).startswith("B"))
    places = {t: (6.0 * ((t - 1) % 6), 6.0 * ((t - 1) // 6)) for t in range(1, HALL.tables + 1)}
    for walk in (25.0, 12.0):
        yield f"walk {walk:.0f} m", replace(hall, steady=hosts, places=places, walk=walk)


def _problems(name: str, seed: int) -> Iterator[tuple[str, Problem]]:
    asked: list[tuple[Asking, ...]] = [*((one,) for one in ALL), ALL]
    for asking in asked:
        problem = enriched(generator.generate(generator.EVENTS[name], seed), asking, seed)
        yield asking[0] if len(asking) == 1 else "everything", problem


def _line(name: str, asking: str, problem: Problem, chosen: argparse.Namespace) -> str:
    began, heard = time.process_time(), list[float]()
    found = solve(
        problem,
        seconds=20 * chosen.seconds,
        workers=WORKERS,
        seed=chosen.seed,
        on_progress=lambda best, bound, spent, agenda: heard.append(time.process_time() - began),
        should_stop=lambda: time.process_time() - began >= WORKERS * chosen.seconds,
    )
    cpu = time.process_time() - began
    if found.schedule is not None and found.status != "unknown":  # then its tables break a rule
        assert judge(problem, found.schedule).violations == ()
    peer = _peer(problem, chosen.seconds) if len(problem.meetings) <= chosen.peer_meetings else "-"
    first = f"{heard[0]:.2f}" if heard else "-"
    waits = "none" if found.objective is None else found.objective
    size = len(problem.meetings)
    return ROW.format(name, asking, size, first, waits, found.bound, found.status, f"{cpu:.1f}", peer)


def _peer(problem: Problem, seconds: float) -> str:
    agenda = exact.model_of(problem)
    agenda.model.minimize(exact.total(agenda))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    answered = solver.solve(agenda.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return f"{solver.objective_value:.0f}" if answered else "none"


if __name__ == "__main__":
    main()
