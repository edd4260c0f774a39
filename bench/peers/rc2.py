"""A published problem as MaxSAT, solved by the core-guided RC2 of python-sat in the encoding of the papers.

    python bench/peers/rc2.py PROBLEM      prints {"status", "objective", "bound", "seconds"} as JSON

The encoding of 2015 and 2022. Hard: one literal per meeting and slot, exactly one slot each; used(p, t); at most one
meeting per participant and slot; at most so many meetings per slot; sessions, availability, fixed times, order; at most
``fairness`` breaks each (in all published problems somebody can have none). Implied: everybody is used in exactly as
many slots as there are meetings; participants per slot are even in number and at most twice the tables. A soft clause
against every end of a break. Cardinalities are cardinality networks, as there.

It runs in a process of its own, because python-sat cannot be interrupted: whoever starts it ends it at the limit.
"""

import json
import sys
import time
from pathlib import Path

from pysat.card import CardEnc, EncType
from pysat.examples.rc2 import RC2, RC2Stratified
from pysat.formula import WCNF, IDPool

from encadena.engines.rounds.formats.read import read_problem
from encadena.engines.rounds.problem import Id, Problem

NETWORK = EncType.cardnetwrk


class Encoding:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = range(len(problem.slots))
        self.pool = IDPool()
        self.wcnf = WCNF()
        self.meetings()
        for participant in problem.participants:
            self.participant(participant)
        for slot in self.slots:
            self.tables(slot)

    def hard(self, *literals: int) -> None:
        self.wcnf.append(list(literals))

    def meets(self, meeting: Id, slot: int) -> int:
        return self.pool.id(("meets", meeting, slot))

    def used(self, participant: Id, slot: int) -> int:
        return self.pool.id(("used", participant, slot))

    def cardinality(self, kind: str, literals: list[int], bound: int) -> None:
        if not literals:
            return
        encode = getattr(CardEnc, kind)
        self.wcnf.extend(encode(literals, bound, vpool=self.pool, encoding=NETWORK).clauses)

    def meetings(self) -> None:
        for m in self.problem.meetings:
            possible = {self.problem.position[s] for s in self.problem.slots_of[m.id]}
            for slot in self.slots:
                if slot not in possible:
                    self.hard(-self.meets(m.id, slot))
            self.cardinality("equals", [self.meets(m.id, slot) for slot in self.slots], 1)
        for before, after in self.problem.precedences:
            for slot in self.slots:
                for other in self.slots[slot:]:
                    self.hard(-self.meets(after, slot), -self.meets(before, other))

    def participant(self, participant: Id) -> None:
        meetings = self.problem.meetings_of[participant]
        for slot in self.slots:
            held = [self.meets(m.id, slot) for m in meetings]
            self.hard(-self.used(participant, slot), *held)
            for literal in held:
                self.hard(-literal, self.used(participant, slot))
            if len(held) > 1:
                self.cardinality("atmost", held, 1)
        self.cardinality("equals", [self.used(participant, slot) for slot in self.slots], len(meetings))
        self.breaks(participant)

    def breaks(self, participant: Id) -> None:
        before = [self.pool.id(("before", participant, slot)) for slot in self.slots]
        ends = []
        self.hard(-before[0])
        for slot in self.slots[1:]:
            now, earlier = self.used(participant, slot), self.used(participant, slot - 1)
            self.hard(-before[slot - 1], before[slot])
            self.hard(-earlier, before[slot])
            self.hard(-before[slot], before[slot - 1], earlier)
            end = self.pool.id(("end", participant, slot))
            self.hard(-now, earlier, -before[slot], end)
            for literal in (now, -earlier, before[slot]):
                self.hard(-end, literal)
            ends.append(end)
            self.wcnf.append([-end], weight=1)
        meetings, fairness = self.problem.meetings_of[participant], self.problem.fairness
        if fairness is not None and len(meetings) - 1 > fairness:
            self.cardinality("atmost", ends, fairness)

    def tables(self, slot: int) -> None:
        tables = self.problem.slots[slot].tables
        held = [self.meets(m.id, slot) for m in self.problem.meetings]
        if len(held) > tables:
            self.cardinality("atmost", held, tables)
        used = [self.used(p, slot) for p in self.problem.participants]
        self.even(used, 2 * tables)

    def even(self, literals: list[int], most: int) -> None:
        """A sorted copy of ``literals``, in which the true ones come in pairs and are at most ``most``."""
        ordered = self.ordered(literals)
        for first, second in zip(ordered[::2], [*ordered[1::2], None], strict=False):
            self.hard(*((-first,) if second is None else (-first, second)))
        if len(ordered) > most:
            self.hard(-ordered[most])

    def ordered(self, literals: list[int]) -> list[int]:
        if len(literals) == 1:
            return literals
        half = len(literals) // 2
        one, other = self.ordered(literals[:half]), self.ordered(literals[half:])
        found = [self.pool.id() for _ in literals]
        for i in range(len(one) + 1):
            for j in range(len(other) + 1):
                if i + j:
                    self.hard(found[i + j - 1], *(-x for x in (*one[i - 1 : i], *other[j - 1 : j])))
                if i + j < len(found):
                    self.hard(-found[i + j], *one[i : i + 1], *other[j : j + 1])
        return found


def main() -> None:
    problem = read_problem(Path(sys.argv[1]))
    started = time.monotonic()
    encoding = Encoding(problem)
    solver = RC2Stratified if "stratified" in sys.argv else RC2
    with solver(encoding.wcnf, solver="g4", adapt=True, exhaust=True, minz=True, trim=5) as rc2:
        found = rc2.compute() is not None
        cost = rc2.cost if found else None
    result = {"status": "optimal" if found else "infeasible", "objective": cost, "bound": cost or 0}
    print(json.dumps(result | {"seconds": time.monotonic() - started}))


if __name__ == "__main__":
    main()
