"""Deals tables to units: one that exists and that nobody else has meanwhile, then shorter and shorter ways."""

from math import exp, inf
from random import Random

from ..problem import Id, Problem, Schedule
from ..rules.walking import metres, too_far
from .units import Unit, Way, units_of, ways_of

UNKNOWN_METRES = 10.0  # between different tables when nobody knows where they stand
TOO_FAR = 1000.0
STEPS_PER_UNIT = 300
MOST_STEPS = 60_000
HOT, COLD = 8.0, 0.3  # metres


def deal(problem: Problem, schedule: Schedule, seed: int = 0) -> Schedule:
    """The agenda with a table for every meeting that takes one. Whoever keeps a table keeps it, as long as there are
    enough; ways are short, those above the limit above all. The same input gives the same tables.
    """
    dealing = _Dealing(problem, schedule)
    dealing.begin()
    dealing.shorten(Random(seed))
    return Schedule(schedule.slot_of, dealing.tables())


class _Dealing:
    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self.units: list[Unit] = units_of(problem, schedule)
        self.ways: list[dict[int, Way]] = ways_of(problem, schedule, self.units)
        self.first = [min(problem.position[slot] for slot in unit.slots) for unit in self.units]
        self.table = [0] * len(self.units)
        self.at: dict[tuple[int, int], int] = {}
        self.most = max((unit.most for unit in self.units), default=0)
        self.costs = [[_cost(problem, a, b) for b in range(self.most + 1)] for a in range(self.most + 1)]

    def begin(self) -> None:
        """Promises first; then from the highest table down, so that the low ones, which every slot has, are left to
        others.
        """
        for u, unit in enumerate(self.units):
            if unit.promised is not None and self._is_free(unit, unit.promised):
                self._sit(u, unit.promised)
        keeping = [u for u, unit in enumerate(self.units) if unit.keeps and not self.table[u]]
        for table in range(self.most, 0, -1):
            for days in {self.units[u].slots for u in keeping}:
                here = [u for u in keeping if self.units[u].slots == days and self.units[u].most >= table]
                fitting = [u for u in here if self._is_free(self.units[u], table)]
                if fitting:
                    self._sit(fitting[0], table)
                    keeping.remove(fitting[0])
        for u in sorted(range(len(self.units)), key=lambda u: self.first[u]):  # the lowest free one never fails then
            if not self.table[u]:
                self._sit(u, self._free(self.units[u]))

    def _free(self, unit: Unit) -> int:
        """The lowest free table, or one that does not exist."""
        table = 1
        while not self._is_free(unit, table):
            table += 1
        return table

    def _is_free(self, unit: Unit, table: int) -> bool:
        return not any((slot, table) in self.at for slot in unit.slots)

    def _sit(self, u: int, table: int) -> None:
        self.table[u] = table
        for slot in self.units[u].slots:
            self.at[slot, table] = u

    def shorten(self, rng: Random) -> None:
        moving = [u for u, unit in enumerate(self.units) if unit.promised is None and self.table[u] <= unit.most]
        walking = [u for u in moving if self.ways[u]]
        steps = min(MOST_STEPS, STEPS_PER_UNIT * len(walking)) if self.most > 1 else 0
        cooling, temperature = (COLD / HOT) ** (1 / max(1, steps)), HOT
        for _ in range(steps):
            temperature *= cooling
            u = walking[rng.randrange(len(walking))]
            self._try(u, rng.randint(1, self.units[u].most), temperature, rng)

    def _try(self, u: int, table: int, temperature: float, rng: Random) -> None:
        """Change tables with whoever sits there, if that makes ways shorter, or not much longer."""
        before = self.table[u]
        out = self._would_leave(u, table)
        if table == before or out is None:
            return
        moved = [u, *out]
        cost = self._of(moved)
        self._change(u, out, table, before)
        worse = self._of(moved) - cost
        if worse > 0 and rng.random() >= exp(-worse / temperature):
            self._back(u, out, table, before)

    def _would_leave(self, u: int, table: int) -> list[int] | None:
        """Who would have to take the table that ``u`` leaves; None if somebody could not."""
        slots = self.units[u].slots
        out = sorted({self.at[slot, table] for slot in slots if (slot, table) in self.at} - {u})
        fits = all(self.units[v].slots <= slots and self.units[v].most >= self.table[u] for v in out)
        fits = fits and all(self.units[v].promised is None for v in out)
        return out if fits else None

    def _change(self, u: int, out: list[int], table: int, before: int) -> None:
        for slot in self.units[u].slots:
            del self.at[slot, before]
        for v in out:
            for slot in self.units[v].slots:
                del self.at[slot, table]
        for v in out:
            self._sit(v, before)
        self._sit(u, table)

    def _back(self, u: int, out: list[int], table: int, before: int) -> None:
        for slot in self.units[u].slots:
            del self.at[slot, table]
        for v in out:
            for slot in self.units[v].slots:
                del self.at[slot, before]
        for v in out:
            self._sit(v, table)
        self._sit(u, before)

    def _of(self, moved: list[int]) -> float:
        """Cost of the ways of these units; those among them count once."""
        cost = 0.0
        for u in moved:
            for v, way in self.ways[u].items():
                at_once, later = self.costs[self.table[u]][min(self.table[v], self.most)]
                cost += (way.at_once * at_once + way.later * later) * (0.5 if v in moved else 1.0)
        return cost

    def tables(self) -> dict[Id, int]:
        return {meeting: self.table[u] for u, unit in enumerate(self.units) for meeting in unit.meetings}


def _cost(problem: Problem, one: int, other: int) -> tuple[float, float]:
    """Of a way taken at once, and of one taken after a wait."""
    way = metres(problem, one, other)
    way = UNKNOWN_METRES if way == inf else way
    return way + (TOO_FAR if too_far(problem, one, other) else 0.0), way
