"""The process behind ``conflict``: which of the wishes it is told cannot hold together.

Input: a line ``wishes size``, the literals of the wishes, the clauses (as for ``sat.worker``); then lines of a word and
literals. Output, per line:

* ``core``: ``possible`` if all wishes hold together, else ``core …`` with some that do not.
* ``minimal …``: of these, which do not hold together, one after the other is left out. ``core …`` whenever there are
  fewer, ``minimal …`` at the end: none can be left out.
* ``smallest …``: given a conflict without which none can be left out, ``smallest …``: no other has fewer wishes.
* ``enough …``: given such a conflict, ``enough …`` with those that end all conflicts when only they are given up.
"""

import sys
from collections.abc import Collection, Iterator, Sequence
from typing import BinaryIO, TypeAlias

import pysolvers  # the compiled part of python-sat

from ..sat.inside import clauses_in, guarded, read_integers

Answer: TypeAlias = tuple[str, Sequence[int]]

TRIMS = 5  # a core is refuted again while that makes it smaller


def main() -> None:
    source = sys.stdin.buffer
    refuter = Refuter(source)
    for line in source:
        question, *literals = line.decode().split()
        answers = getattr(refuter, question)([int(literal) for literal in literals])
        kind = ""
        while kind not in (question, "possible"):
            with guarded(source):
                kind, wishes = next(answers)
            sys.stdout.write(" ".join((kind, *map(str, wishes), "\n")))
            sys.stdout.flush()


class Refuter:
    def __init__(self, source: BinaryIO) -> None:
        wishes, size = map(int, source.readline().split())
        self.wishes = read_integers(source, wishes)
        self.variables = max(self.wishes, default=0)
        self.solver = pysolvers.cadical153_new()
        for clause in clauses_in(read_integers(source, size)):
            self.variables = max(self.variables, *map(abs, clause))
            pysolvers.cadical153_add_cl(self.solver, clause)
        pysolvers.cadical153_setphases(self.solver, self.wishes)  # what holds by chance need not be asked for

    def core(self, _known: Sequence[int]) -> Iterator[Answer]:
        found = self._refuted(self.wishes)
        if found is None:
            yield "possible", ()
            return
        for _ in range(TRIMS):
            fewer = self._refuted(found)
            if fewer is None or len(fewer) == len(found):
                break
            found = fewer
        yield "core", found

    def minimal(self, wanted: Sequence[int]) -> Iterator[Answer]:
        kept = list(wanted)
        for wish in wanted:
            if wish not in kept:
                continue
            fewer = self._refuted([other for other in kept if other != wish])
            if fewer is not None:
                kept = fewer
                yield "core", kept
        yield "minimal", kept

    def enough(self, known: Sequence[int]) -> Iterator[Answer]:
        yield "enough", [wish for wish in known if self._refuted([w for w in self.wishes if w != wish]) is None]

    def smallest(self, known: Sequence[int]) -> Iterator[Answer]:
        """Every conflict has a wish in common with everything that can be given up to end all conflicts. The smallest
        set that does, if it is a conflict, is the smallest of them.
        """
        from pysat.examples.hitman import Hitman  # takes longer to load than most conflicts take

        with Hitman(solver="g4", htype="sorted") as hitting:
            for wish in known:
                hitting.hit(self._given_up([other for other in known if other != wish]))
            while True:
                fewest = hitting.get()
                if len(fewest) >= len(known):
                    yield "smallest", known
                    return
                if self._refuted(fewest) is not None:
                    yield "smallest", fewest
                    return
                hitting.hit(self._given_up(fewest))

    def _refuted(self, wanted: Collection[int]) -> list[int] | None:
        """Those of ``wanted`` that the refutation needed, in their order; None if all hold together."""
        if pysolvers.cadical153_solve(self.solver, list(wanted), 0):
            return None
        needed = set(pysolvers.cadical153_core(self.solver, list(wanted)) or ())
        return [wish for wish in wanted if wish in needed]

    def _given_up(self, wanted: Sequence[int]) -> list[int]:
        """Wishes without which all others hold together, as few as adding one by one gets to. ``wanted`` holds."""
        self._refuted(wanted)
        granted, rest = self._granted()
        while rest:
            self.variables += 1
            pysolvers.cadical153_add_cl(self.solver, [-self.variables, *rest])
            if self._refuted([self.variables, *granted]) is not None:
                break
            granted, rest = self._granted()
        return rest

    def _granted(self) -> tuple[list[int], list[int]]:
        true = set(pysolvers.cadical153_model(self.solver))
        return [w for w in self.wishes if w in true], [w for w in self.wishes if w not in true]
