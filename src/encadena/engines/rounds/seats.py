"""Deals out the tables of an agenda so that whoever meets most can stay seated."""

from .dealing.deal import deal
from .problem import Id, Meeting, Problem, Schedule, Slot


def seat(problem: Problem, schedule: Schedule) -> Schedule:
    """The same agenda with a table for every meeting that has a slot, one meeting per table and slot.

    In every slot, the busiest participants choose first: the table where they sat last, or else the lowest free one.
    With tables that stay or are promised, or a limit to the way between them, ``dealing`` decides.
    """
    if problem.steady or problem.walk is not None or any(m.table is not None for m in problem.meetings):
        return deal(problem, schedule)
    tables: dict[Id, int] = {}
    last: dict[Id, int] = {}
    claimed: set[int] = set()
    going_on: dict[int, int] = {}  # table: the position of the last slot in which it is taken
    busy = {p: len(meetings) for p, meetings in problem.meetings_of.items()}
    for place, (slot, held) in enumerate(_by_slot(problem, schedule)):
        held.sort(key=lambda m: (-m.length, -max(busy[m.first], busy[m.second])))
        taken = {table for table, ends in going_on.items() if ends >= place}
        free = _Free(max(slot.tables, len(held) + len(taken)), claimed, taken)
        for m in held:
            host = m.first if busy[m.first] >= busy[m.second] else m.second
            tables[m.id] = last[host] = free.take(last.get(host), _fewest_tables(problem, m, slot))
            claimed.add(last[host])
            going_on[last[host]] = problem.ends(m, slot.id)
    return Schedule(schedule.slot_of, tables)


def _fewest_tables(problem: Problem, m: Meeting, slot: Slot) -> int:
    return min(problem.slot_by_id[s].tables for s in problem.covered(m, slot.id))


def _by_slot(problem: Problem, schedule: Schedule) -> list[tuple[Slot, list[Meeting]]]:
    held: dict[int, list[Meeting]] = {slot.id: [] for slot in problem.slots}
    for m in problem.meetings:
        if m.id in schedule.slot_of and not m.virtual:
            held[schedule.slot_of[m.id]].append(m)
    return [(slot, held[slot.id]) for slot in problem.slots]


class _Free:
    """The free tables of one slot."""

    def __init__(self, tables: int, claimed: set[int], taken: set[int]) -> None:
        self.free = set(range(1, tables + 1)) - taken
        self.unclaimed = [table for table in range(tables, 0, -1) if table not in claimed]
        self.lowest = list(range(tables, 0, -1))

    def take(self, wished: int | None, highest: int) -> int:
        """The wished table, or one where nobody sat before (somebody may come back to the others), or the lowest; not
        above ``highest`` where that can be.
        """
        if wished not in self.free or wished > highest:
            wished = self._first(self.unclaimed, highest) or self._first(self.lowest, highest)
            wished = wished or self._first(self.lowest, max(self.free)) or 0
        self.free.remove(wished)
        return wished

    def _first(self, tables: list[int], highest: int) -> int | None:
        while tables and tables[-1] not in self.free:
            tables.pop()
        return tables[-1] if tables and tables[-1] <= highest else None
