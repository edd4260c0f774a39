"""Tables of a rich round after a repair, without dealing them anew: meetings one by one, those that stay first."""

from __future__ import annotations

from collections.abc import Iterable

from ..problem import Id, Meeting, Problem, Schedule
from ..rules.steady import host
from .standing import Standing


def highest(problem: Problem, m: Meeting, begins: int) -> int:
    """The last table that is there as long as the meeting goes on."""
    return min(problem.slot_by_id[slot].tables for slot in problem.covered(m, begins))


class Reseating:
    """What has begun keeps its table, then promises are kept, then whoever stays keeps theirs, hosts too for what is
    new. Whoever lost a table that was theirs all day finds one for the rest of it.
    """

    def __init__(self, standing: Standing, held: Problem, before: Schedule, slot_of: dict[Id, int]) -> None:
        self.problem, self.slot_of, self.standing = held, slot_of, standing
        self.tables: dict[Id, int] = {}
        self.taken: set[tuple[int, int]] = set()
        self.own: dict[tuple[str, Id], int] = {}
        seated = [m for m in held.meetings if not m.virtual]
        stays = [m for m in seated if standing.slot_of.get(m.id) == slot_of[m.id] and m.id in before.table_of]
        begun = [m for m in stays if m.id in standing.begun]
        for m in sorted(begun, key=lambda m: m.id not in standing.live.held):
            self._try(m, before.table_of[m.id])
        for m in seated:
            self._try(m, m.table)
        for m in stays:
            self._try(m, before.table_of[m.id])
        others = [m for m in seated if m.id not in self.tables]
        for m in sorted(others, key=lambda m: host(held, m) is None):
            self._sit(m, self._found_for(m))

    def _try(self, m: Meeting, table: int | None) -> None:
        there = m.id not in self.tables and table is not None and table <= self._highest(m)
        if there and table is not None and self._is_free(m, table):
            self._sit(m, table)

    def _day(self, m: Meeting) -> str:
        return self.problem.slot_by_id[self.slot_of[m.id]].day

    def _covered(self, m: Meeting) -> tuple[int, ...]:
        return self.problem.covered(m, self.slot_of[m.id])

    def _highest(self, m: Meeting) -> int:
        return highest(self.problem, m, self.slot_of[m.id])

    def _is_free(self, m: Meeting, table: int) -> bool:
        return self.taken.isdisjoint((slot, table) for slot in self._covered(m))

    def _sit(self, m: Meeting, table: int) -> None:
        self.tables[m.id] = table
        self.taken.update((slot, table) for slot in self._covered(m))
        own = host(self.problem, m)
        if own is not None and (self._day(m), own) not in self.own:
            self.own[self._day(m), own] = table
            self.taken.update((slot.id, table) for slot in self.problem.slots if slot.day == self._day(m))

    def _found_for(self, m: Meeting) -> int:
        """The host's own table; for a new host one that nobody uses that day, the highest; else the lowest free one."""
        own, day = host(self.problem, m), self._day(m)
        if (day, own or "") in self.own:
            return self.own[day, own or ""]
        every = range(1, self._highest(m) + 1)
        if own is not None:
            used = {table for slot, table in self.taken if self.problem.slot_by_id[slot].day == day}
            return next((table for table in reversed(every) if table not in used), len(every))
        free = [table for table in every if self._is_free(m, table)]
        return self._for_the_rest(m, free) or min(free, default=len(every))

    def _for_the_rest(self, m: Meeting, free: Iterable[int]) -> int | None:
        """Of the free tables the one that serves most of what is left of somebody who kept one; None for others."""
        own = next((p for p in m.everybody if p in self.standing.loosened), None)
        if own is None:
            return None
        left = [o for o in self.problem.meetings_of[own] if not o.virtual and o.id not in self.standing.begun]

        def serves(table: int) -> int:
            return sum(
                self.tables.get(o.id) == table or (o.id not in self.tables and self._suits(o, table)) for o in left
            )

        return max(free, key=lambda table: (serves(table), -table), default=None)

    def _suits(self, m: Meeting, table: int) -> bool:
        return table <= self._highest(m) and self._is_free(m, table)
