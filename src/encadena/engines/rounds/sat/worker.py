"""A SAT solver in a process of its own: python-sat keeps Python's lock while it solves, and cannot be interrupted.

Started by ``process``; imports next to nothing. It is told a formula once, then works in spells of conflicts: the same
formula, seed and spells give the same answers. It ends when its input ends, so it never outlives who started it.

Input: a line ``finds seed meets breaks size`` of numbers, then ``breaks`` literals and the ``size`` integers of the
clauses, each clause ended by 0, as the machine writes integers. Literal k of the breaks is true if there are more than
k. After that, lines ``conflicts at_least``: work for so many conflicts, and do not ask for fewer breaks. Anything that
comes while it works, the end of its input above all, ends the process.

Output, per spell: ``no k`` for each k proven to be too few, then ``yes k`` with the true ones among the first ``meets``
variables, or ``never`` (no number of breaks is enough), or ``pause``. The last number of a line is the conflicts so
far.

There are two ways to work. One refutes: it keeps what it learned from one k to the next, and assumes k. The other
``finds``: it states k as a fact, which lets the solver simplify, searches near its last attempt, and begins anew with
every k.
"""

import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_GETFL, F_SETFL, F_SETOWN, fcntl
from os import O_ASYNC, getpid
from select import select
from typing import BinaryIO

import pysolvers  # the compiled part of python-sat; its Python part takes longer to load than most rounds take

YES, NO = 1, -1


def main() -> None:
    source = sys.stdin.buffer
    worker = Worker(source)
    for line in source:
        conflicts, at_least = map(int, line.split())
        answers = worker.spell(conflicts, at_least)
        answered = "no"
        while answered == "no":
            with _guarded(source):
                words = next(answers)
            answered = words.split()[0]
            sys.stdout.write(f"{words} {worker.conflicts}\n")
            sys.stdout.flush()


@contextmanager
def _guarded(source: BinaryIO) -> Iterator[None]:
    """Ends the process if its input does: Python hears of nothing while the solver works, the system does."""
    flags = fcntl(source, F_GETFL)
    fcntl(source, F_SETOWN, getpid())
    fcntl(source, F_SETFL, flags | O_ASYNC)
    if select([source], [], [], 0)[0]:
        sys.exit()
    yield
    fcntl(source, F_SETFL, flags)


class Worker:
    def __init__(self, source: BinaryIO) -> None:
        finds, self.seed, self.meets, breaks, size = map(int, source.readline().split())
        self.finds = bool(finds)
        self.breaks = _integers(source, breaks)
        self.clauses = _integers(source, size)
        self.earlier_conflicts = 0
        self.asking = 0
        self.solver = self._told()

    @property
    def conflicts(self) -> int:
        return self.earlier_conflicts + int(pysolvers.cadical153_acc_stats(self.solver)["conflicts"])

    def spell(self, conflicts: int, at_least: int) -> Iterator[str]:
        if at_least > self.asking or (self.finds and at_least < self.asking):
            self._ask(at_least)
        last = self.conflicts + conflicts
        while self.conflicts < last:
            few = [] if self.finds else self._few()[:1]
            pysolvers.cadical153_cbudget(self.solver, last - self.conflicts)
            answer = pysolvers.cadical153_solve_lim(self.solver, few, 0)
            if answer == YES:
                yield f"yes {self.asking} {self._meetings()}"
                return
            if answer == NO and (not self._few() or not (self.finds or pysolvers.cadical153_core(self.solver, few))):
                yield "never"
                return
            if answer == NO:
                yield f"no {self.asking}"
                self._ask(self.asking + 1)
        yield "pause"

    def _few(self) -> list[int]:
        """Literals that say "no more breaks than asked for", the first of which implies the others."""
        return [-literal for literal in self.breaks[self.asking :]]

    def _ask(self, breaks: int) -> None:
        if self.finds:
            self.earlier_conflicts = self.conflicts
            pysolvers.cadical153_del(self.solver, None)
            self.asking = breaks
            self.solver = self._told()
        else:
            for literal in self.breaks[self.asking : breaks]:
                pysolvers.cadical153_add_cl(self.solver, [literal])
            self.asking = breaks

    def _told(self) -> object:
        solver = pysolvers.cadical153_new()
        pysolvers.cadical153_set(solver, "seed", self.seed)
        pysolvers.cadical153_set(solver, "stabilizeonly", int(self.finds))
        start, flat = 0, self.clauses
        while start < len(flat):
            end = flat.index(0, start)
            pysolvers.cadical153_add_cl(solver, flat[start:end])
            start = end + 1
        for literal in self._few() if self.finds else ():
            pysolvers.cadical153_add_cl(solver, [literal])
        return solver

    def _meetings(self) -> str:
        model = pysolvers.cadical153_model(self.solver)
        return " ".join(str(literal) for literal in model[: self.meets] if literal > 0)


def _integers(source: BinaryIO, count: int) -> list[int]:
    read = array("i")
    read.frombytes(source.read(count * read.itemsize))
    return read.tolist()


if __name__ == "__main__":
    main()
