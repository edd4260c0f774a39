"""A SAT solver in a process of its own: python-sat keeps Python's lock while it solves, and cannot be interrupted.

Started by ``process``. It is told a formula once, then works in spells of conflicts: the same
formula, seed and spells give the same answers. It ends when its input ends, so it never outlives who started it.

Input: a line ``finds seed meets breaks size`` of numbers, then ``breaks`` literals and the ``size`` integers of the
clauses, each clause ended by 0, as the machine writes integers. Literal k of the breaks is true if there are more than
k. After that, lines ``conflicts at_least``: work for so many conflicts, and do not ask for fewer breaks. Anything that
comes while it works, the end of its input above all, ends the process.

Output, per spell: ``no k`` for each k proven to be too few, then ``yes k`` with the true ones among the first ``meets``
variables, or ``never`` (no number of breaks is enough), or ``pause``. The last number of a line is the conflicts so
far.

There are two ways to work. One refutes: it keeps what it learned from one k to the next, and assumes k. The other
``finds``: it states k as a fact, which lets the solver simplify, searches near its last attempt, and has an attempt of
its own for every k, continued whenever k is asked again.
"""

import sys
from collections.abc import Iterator
from typing import BinaryIO

import pysolvers  # the compiled part of python-sat; its Python part takes longer to load than most rounds take

from .inside import clauses_in, guarded, read_integers

YES, NO = 1, -1
RESTING = 3  # attempts that wait to be continued


def main() -> None:
    source = sys.stdin.buffer
    worker = Worker(source)
    for line in source:
        conflicts, at_least = map(int, line.split())
        answers = worker.spell(conflicts, at_least)
        answered = "no"
        while answered == "no":
            with guarded(source):
                words = next(answers)
            answered = words.split()[0]
            sys.stdout.write(f"{words} {worker.conflicts}\n")
            sys.stdout.flush()


class Worker:
    def __init__(self, source: BinaryIO) -> None:
        finds, self.seed, self.meets, breaks, size = map(int, source.readline().split())
        self.finds = bool(finds)
        self.breaks = read_integers(source, breaks)
        self.clauses = read_integers(source, size)
        self.earlier_conflicts = 0
        self.asking = 0
        self.solver = self._told()
        self.resting: dict[int, object] = {}

    @property
    def conflicts(self) -> int:
        return self.earlier_conflicts + sum(map(_conflicts, (self.solver, *self.resting.values())))

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
            self.resting[self.asking], self.asking = self.solver, breaks
            self.solver = self.resting.pop(breaks, None) or self._told()
            while len(self.resting) > RESTING:
                self._forget(min(self.resting) if max(self.resting) < breaks else max(self.resting))
        else:
            for literal in self.breaks[self.asking : breaks]:
                pysolvers.cadical153_add_cl(self.solver, [literal])
            self.asking = breaks

    def _forget(self, breaks: int) -> None:
        solver = self.resting.pop(breaks)
        self.earlier_conflicts += _conflicts(solver)
        pysolvers.cadical153_del(solver, None)

    def _told(self) -> object:
        solver = pysolvers.cadical153_new()
        pysolvers.cadical153_set(solver, "seed", self.seed)
        pysolvers.cadical153_set(solver, "stabilizeonly", int(self.finds))
        for clause in clauses_in(self.clauses):
            pysolvers.cadical153_add_cl(solver, clause)
        for literal in self._few() if self.finds else ():
            pysolvers.cadical153_add_cl(solver, [literal])
        return solver

    def _meetings(self) -> str:
        model = pysolvers.cadical153_model(self.solver)
        return " ".join(str(literal) for literal in model[: self.meets] if literal > 0)


def _conflicts(solver: object) -> int:
    return int(pysolvers.cadical153_acc_stats(solver)["conflicts"])
