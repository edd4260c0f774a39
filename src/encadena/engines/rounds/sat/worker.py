"""A SAT solver in a process of its own: python-sat keeps Python's lock while it solves, and cannot be interrupted.

Started by ``process``; imports next to nothing. It is told a formula once, then works in spells of conflicts: the same
formula, seed and spells give the same answers. It ends when its input ends, so it never outlives who started it.

Input: a line ``seed meets breaks size`` of numbers, then ``breaks`` literals and the ``size`` integers of the clauses,
each clause ended by 0, as the machine writes integers. Literal k of the breaks is true if there are more than k. After
that, lines ``conflicts at_least``: work for so many conflicts, knowing that fewer breaks are impossible. The next line
ends a spell early.

Output, per spell: ``no k`` for each k proven to be too few, then ``yes k`` with the true ones among the first ``meets``
variables, or ``never`` (no number of breaks is enough), or ``pause``. The last number of a line is the conflicts so
far.
"""

import sys
from array import array
from collections.abc import Iterator
from select import select
from typing import BinaryIO

import pysolvers  # the compiled part of python-sat; its Python part takes longer to load than most rounds take

STEP = 1_000  # conflicts between two looks at the input
YES, NO = 1, -1


def main() -> None:
    source = sys.stdin.buffer
    worker = Worker(source)
    for line in source:
        conflicts, at_least = map(int, line.split())
        for words in worker.spell(conflicts, at_least):
            sys.stdout.write(f"{words} {worker.conflicts}\n")
            sys.stdout.flush()


class Worker:
    def __init__(self, source: BinaryIO) -> None:
        seed, self.meets, breaks, size = map(int, source.readline().split())
        self.source = source
        self.breaks = _integers(source, breaks)
        self.solver = pysolvers.cadical195_new()
        pysolvers.cadical195_set(self.solver, "seed", seed)
        self._add_clauses(_integers(source, size))
        self.asking = 0

    @property
    def conflicts(self) -> int:
        return int(pysolvers.cadical195_acc_stats(self.solver)["conflicts"])

    def spell(self, conflicts: int, at_least: int) -> Iterator[str]:
        self.asking = max(self.asking, at_least)
        last = self.conflicts + conflicts
        while self.conflicts < last:
            few = [-self.breaks[self.asking]] if self.asking < len(self.breaks) else []
            pysolvers.cadical195_cbudget(self.solver, min(STEP, last - self.conflicts))
            answer = pysolvers.cadical195_solve_lim(self.solver, few, 0)
            if answer == YES:
                yield f"yes {self.asking} {self._meetings()}"
                return
            if answer == NO and not pysolvers.cadical195_core(self.solver, few):
                yield "never"
                return
            if answer == NO:
                yield f"no {self.asking}"
                pysolvers.cadical195_add_cl(self.solver, [-few[0]])
                self.asking += 1
            elif select([self.source], [], [], 0)[0]:
                break
        yield "pause"

    def _meetings(self) -> str:
        model = pysolvers.cadical195_model(self.solver)
        return " ".join(str(literal) for literal in model[: self.meets] if literal > 0)

    def _add_clauses(self, flat: list[int]) -> None:
        start = 0
        while start < len(flat):
            end = flat.index(0, start)
            pysolvers.cadical195_add_cl(self.solver, flat[start:end])
            start = end + 1


def _integers(source: BinaryIO, count: int) -> list[int]:
    read = array("i")
    read.frombytes(source.read(count * read.itemsize))
    return read.tolist()


if __name__ == "__main__":
    main()
