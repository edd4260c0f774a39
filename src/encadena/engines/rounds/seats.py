"""Deals out the tables of an agenda so that whoever meets most can stay seated."""

from collections.abc import Mapping

from .problem import Id, Problem, Schedule


def seat(problem: Problem, schedule: Schedule) -> Schedule:
    """The same agenda with a table for every meeting that has a slot, one meeting per table and slot.

    In every slot, the busiest participants choose first: the table where they sat last, or else the lowest free one.
    """
    tables: dict[Id, int] = {}
    last: dict[Id, int] = {}
    for slot in problem.slots:
        held = [m for m in problem.meetings if schedule.slot_of.get(m.id) == slot.id]
        held.sort(key=lambda m: -max(len(problem.meetings_of[p]) for p in m.pair))
        free = list(range(1, max(slot.tables, len(held)) + 1))
        for m in held:
            host = max(m.pair, key=lambda p: len(problem.meetings_of[p]))
            table = last[host] if last.get(host) in free else _least_claimed(free, last)
            free.remove(table)
            tables[m.id] = last[host] = table
    return Schedule(schedule.slot_of, tables)


def _least_claimed(free: list[int], last: Mapping[Id, int]) -> int:
    """A free table nobody sat at, if there is one: somebody may come back to the others."""
    claimed = set(last.values())
    return next((table for table in free if table not in claimed), free[0])
