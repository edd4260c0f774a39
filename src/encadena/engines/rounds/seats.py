"""Deals out the tables of an agenda so that whoever meets most can stay seated."""

from .dealing.deal import deal
from .problem import Id, Meeting, Problem, Schedule, Slot


def seat(problem: Problem, schedule: Schedule) -> Schedule:
    """The same agenda with a table for every meeting that has a slot, one meeting per table and slot.

    In every slot, the busiest participants choose first: the table where they sat last, or else the lowest free one.
    With tables that stay, or a limit to the way between them, ``dealing`` decides.
    """
    if problem.steady or problem.walk is not None:
        return deal(problem, schedule)
    tables: dict[Id, int] = {}
    last: dict[Id, int] = {}
    claimed: set[int] = set()
    busy = {p: len(meetings) for p, meetings in problem.meetings_of.items()}
    for slot, held in _by_slot(problem, schedule):
        held.sort(key=lambda m: -max(busy[m.first], busy[m.second]))
        free = _Free(max(slot.tables, len(held)), claimed)
        for m in held:
            host = m.first if busy[m.first] >= busy[m.second] else m.second
            tables[m.id] = last[host] = free.take(last.get(host))
            claimed.add(last[host])
    return Schedule(schedule.slot_of, tables)


def _by_slot(problem: Problem, schedule: Schedule) -> list[tuple[Slot, list[Meeting]]]:
    held: dict[int, list[Meeting]] = {slot.id: [] for slot in problem.slots}
    for m in problem.meetings:
        if m.id in schedule.slot_of and not m.virtual:
            held[schedule.slot_of[m.id]].append(m)
    return [(slot, held[slot.id]) for slot in problem.slots]


class _Free:
    """The free tables of one slot."""

    def __init__(self, tables: int, claimed: set[int]) -> None:
        self.free = set(range(1, tables + 1))
        self.unclaimed = [table for table in range(tables, 0, -1) if table not in claimed]
        self.lowest = list(range(tables, 0, -1))

    def take(self, wished: int | None) -> int:
        """The wished table, or one where nobody sat before (somebody may come back to the others), or the lowest."""
        if wished not in self.free:
            wished = self._first(self.unclaimed) or self._first(self.lowest) or 0
        self.free.remove(wished)
        return wished

    def _first(self, tables: list[int]) -> int | None:
        while tables and tables[-1] not in self.free:
            tables.pop()
        return tables[-1] if tables else None
