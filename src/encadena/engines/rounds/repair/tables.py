"""Tables after a repair: who stays in a slot keeps the table, the others take what is free there."""

from collections import defaultdict

from ..problem import Id, Schedule
from ..seats import seat
from .standing import Standing


def reseat(standing: Standing, before: Schedule, slot_of: dict[Id, int]) -> Schedule:
    """The agenda with tables; without tables in ``before``, none are dealt out except by ``seat``, all anew."""
    if not before.table_of:
        return seat(standing.problem, Schedule(slot_of))
    in_slot: dict[int, list[Id]] = defaultdict(list)
    for meeting, slot in slot_of.items():
        in_slot[slot].append(meeting)
    tables: dict[Id, int] = {}
    for slot, meetings in in_slot.items():
        tables |= _tables_in(standing, before, slot, meetings)
    return Schedule(slot_of, tables)


def _tables_in(standing: Standing, before: Schedule, slot: int, meetings: list[Id]) -> dict[Id, int]:
    there = standing.problem.slot_by_id[slot].tables
    kept: dict[int, Id] = {}
    for meeting in sorted(meetings, key=lambda m: m not in standing.live.held):
        table = before.table_of.get(meeting)
        if table is not None and standing.slot_of.get(meeting) == slot and table <= there:
            kept.setdefault(table, meeting)
    free = iter(table for table in range(1, max(there, len(meetings)) + 1) if table not in kept)
    seated = {meeting: table for table, meeting in kept.items()}
    return seated | {meeting: next(free) for meeting in meetings if meeting not in seated}
