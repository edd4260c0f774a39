"""How well rounds are planned: our engine beside a plain Boolean CP-SAT model of the same rules and beside RC2 in
the encoding of the published papers (``peers/rc2.py``), in the same run.

    python bench/rounds.py [--instances DIR] [--pattern '*.original.dzn'] [--seconds 120] [--workers 2]
    [--plain-seconds 60] [--rc2-seconds 60] [--craft N]

DIR (or the environment variable INSTANCES) holds published problems in .dzn; without it, invented rounds are planned.
``--craft N`` plans N new problems of the same family instead, made from those (``engines/rounds/craft.py``).
Every agenda is judged by the independent checker. "first" is when the first agenda without conflicts was there. The
plain model has one literal per meeting and slot, counts breaks as "a meeting after a free slot after an earlier
meeting", and is told nothing else.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ortools.sat.python import cp_model

from encadena.engines.rounds import craft, exact, generator, rules
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.measure import measured, problems_in
from encadena.engines.rounds.model import Agenda
from encadena.engines.rounds.problem import Problem

SHAPES = {"small": generator.SMALL, "redes": generator.REDES, "half day": generator.HALF_DAY}
HEADINGS = (
    "problem",
    "meetings",
    "status",
    "breaks",
    "bound",
    "first",
    "seconds",
    "plain",
    "breaks",
    "bound",
    "seconds",
    "RC2",
    "breaks",
    "seconds",
)
RC2 = Path(__file__).parent / "peers" / "rc2.py"
ROW = "{:<44}{:>9} {:<11}{:>6} {:>6} {:>7} {:>8} | {:<11}{:>6} {:>6} {:>8} | {:<11}{:>6} {:>8}"


@dataclass(frozen=True)
class Result:
    status: str
    breaks: int | None
    bound: int
    seconds: float
    first: float | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--instances", type=Path, default=os.environ.get("INSTANCES"))
    parser.add_argument("--pattern", default="*.original.dzn")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--plain-seconds", type=float, default=60.0, help="0 leaves the plain model out")
    parser.add_argument("--rc2-seconds", type=float, default=60.0, help="0 leaves RC2 out")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--craft", type=int, default=0)
    chosen = parser.parse_args()
    print(ROW.format(*HEADINGS))
    decided, times, peer_times = 0, [], []
    known = _problems(chosen.instances, chosen.pattern)
    for name, problem in craft.family(dict(known), chosen.craft) if chosen.craft else known:
        ours = _ours(problem, chosen.seconds, chosen.workers)
        plain = _plain(problem, chosen.plain_seconds, chosen.workers) if chosen.plain_seconds else None
        rc2 = _rc2(problem, chosen.rc2_seconds) if chosen.rc2_seconds else None
        print(_line(name, problem, ours, plain, rc2), flush=True)
        peer_times.append(rc2.seconds if rc2 else 0.0)
        decided += ours.status in ("optimal", "infeasible")
        times.append(ours.seconds)
    if times:
        print(f"decided {decided} of {len(times)}; median {statistics.median(times):.1f} s, all {sum(times):.0f} s")
    if sum(peer_times):
        print(f"RC2 all {sum(peer_times):.0f} s, of which we take {100 * sum(times) / sum(peer_times):.0f} %")


def _problems(folder: Path | None, pattern: str) -> Iterator[tuple[str, Problem]]:
    if folder is None:
        yield from ((name, generator.generate(shape)) for name, shape in SHAPES.items())
        return
    yield from problems_in(Path(folder), pattern)


def _ours(problem: Problem, seconds: float, workers: int) -> Result:
    found = measured(problem, seconds=seconds, workers=workers)
    return Result(found.status, found.breaks, found.bound, found.seconds, found.first)


def _rc2(problem: Problem, seconds: float) -> Result:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(round_json.dumps(problem))
        file.flush()
        try:
            ended = subprocess.run([sys.executable, RC2, file.name], capture_output=True, timeout=seconds, check=True)
        except subprocess.TimeoutExpired:
            return Result("unknown", None, 0, seconds)
    found = json.loads(ended.stdout)
    return Result(found["status"], found["objective"], found["bound"], found["seconds"])


def _plain(problem: Problem, seconds: float, workers: int) -> Result:
    started = time.monotonic()
    agenda = Agenda(problem)
    for rule in rules.POSTED:
        rule.post(agenda)
    agenda.model.minimize(exact.total(agenda))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    status = solver.solve(agenda.model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    breaks = round(solver.objective_value) if found else None
    bound = max(0, round(solver.best_objective_bound)) if found else 0
    return Result(solver.status_name(status).lower(), breaks, bound, time.monotonic() - started)


def _line(name: str, problem: Problem, ours: Result, plain: Result | None, rc2: Result | None) -> str:
    other = (plain.status, _shown(plain.breaks), plain.bound, f"{plain.seconds:.1f}") if plain else ("", "", "", "")
    first = "-" if ours.first is None else f"{ours.first:.1f}"
    return ROW.format(
        name,
        len(problem.meetings),
        ours.status,
        _shown(ours.breaks),
        ours.bound,
        first,
        f"{ours.seconds:.1f}",
        *other,
        *((rc2.status, _shown(rc2.breaks), f"{rc2.seconds:.1f}") if rc2 else ("", "", "")),
    )


def _shown(value: int | None) -> str:
    return "-" if value is None else str(value)


if __name__ == "__main__":
    main()
