"""Tables after a repair: who stays in a slot keeps the table; a host who loses it gets one for all the rest if there is
one that is free."""

from collections import Counter, defaultdict
from dataclasses import replace

from ..check import check
from ..problem import Id, Meeting, Schedule
from ..rules.steady import host
from ..seats import seat
from .standing import Standing

OF_TABLES = {"seating", "steady", "walking"}


def reseat(standing: Standing, before: Schedule, slot_of: dict[Id, int]) -> Schedule:
    """The agenda with tables; without tables in ``before``, none are dealt out except by ``seat``, all anew."""
    if not before.table_of:
        return seat(standing.problem, Schedule(slot_of))
    if not standing.problem.plain:
        return _reseat_rich(standing, before, slot_of)
    in_slot: dict[int, list[Id]] = defaultdict(list)
    for meeting, slot in slot_of.items():
        in_slot[slot].append(meeting)
    tables: dict[Id, int] = {}
    free: dict[int, set[int]] = {}
    for slot, meetings in in_slot.items():
        there = standing.problem.slot_by_id[slot].tables
        kept = _kept(standing, before, slot, meetings, there)
        tables |= {meeting: table for table, meeting in kept.items()}
        free[slot] = set(range(1, max(there, len(meetings)) + 1)) - kept.keys()
    return Schedule(slot_of, tables | _for_the_others(standing, slot_of, tables, free))


def _reseat_rich(standing: Standing, before: Schedule, slot_of: dict[Id, int]) -> Schedule:
    """Who stays keeps the table, and so does a host with a new meeting; the others take the first free one for all
    their slots. Where that breaks a rule of tables, all are dealt out anew.
    """
    problem = standing.problem
    held = replace(problem, meetings=tuple(m for m in problem.meetings if m.id in slot_of), precedences=frozenset())
    found = Schedule(slot_of, _Reseating(standing, before, slot_of).tables)
    return seat(held, Schedule(slot_of)) if any(v.rule in OF_TABLES for v in check(held, found)) else found


class _Reseating:
    def __init__(self, standing: Standing, before: Schedule, slot_of: dict[Id, int]) -> None:
        self.problem, self.slot_of = standing.problem, slot_of
        self.tables: dict[Id, int] = {}
        self.taken: set[tuple[int, int]] = set()
        self.own: dict[tuple[str, Id], int] = {}
        seated = [m for m in self.problem.meetings if m.id in slot_of and not m.virtual]
        stays = [m for m in seated if standing.slot_of.get(m.id) == slot_of[m.id] and m.id in before.table_of]
        for m in sorted(stays, key=lambda m: m.id not in standing.live.held):
            table = before.table_of[m.id]
            if table <= self._highest(m) and self._is_free(m, table):
                self._sit(m, table)
        others = [m for m in seated if m.id not in self.tables]
        for m in sorted(others, key=lambda m: host(self.problem, m) is None):
            self._sit(m, self._found_for(m))

    def _day(self, m: Meeting) -> str:
        return self.problem.slot_by_id[self.slot_of[m.id]].day

    def _covered(self, m: Meeting) -> tuple[int, ...]:
        return self.problem.covered(m, self.slot_of[m.id])

    def _highest(self, m: Meeting) -> int:
        return min(self.problem.slot_by_id[slot].tables for slot in self._covered(m))

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
        if own is None:
            return next((table for table in every if self._is_free(m, table)), len(every))
        used = {table for slot, table in self.taken if self.problem.slot_by_id[slot].day == day}
        return next((table for table in reversed(every) if table not in used), len(every))


def _kept(standing: Standing, before: Schedule, slot: int, meetings: list[Id], there: int) -> dict[int, Id]:
    kept: dict[int, Id] = {}
    for meeting in sorted(meetings, key=lambda m: m not in standing.live.held):
        table = before.table_of.get(meeting)
        if table is not None and standing.slot_of.get(meeting) == slot and table <= there:
            kept.setdefault(table, meeting)
    return kept


def _for_the_others(
    standing: Standing, slot_of: dict[Id, int], tables: dict[Id, int], free: dict[int, set[int]]
) -> dict[Id, int]:
    """Those with most to seat first: they find the same table free in more slots. Takes from ``free``."""
    host_of = _hosts(standing, slot_of)
    used: dict[Id, Counter[int]] = defaultdict(Counter)
    for meeting, table in tables.items():
        used[host_of[meeting]][table] += 1
    loose: dict[Id, dict[int, Id]] = defaultdict(dict)
    for meeting, slot in slot_of.items():
        if meeting not in tables:
            loose[host_of[meeting]][slot] = meeting
    seated: dict[Id, int] = {}
    for whose, wanted in sorted(loose.items(), key=lambda item: -len(item[1])):
        seated |= _together(wanted, free, used[whose])
    return seated


def _together(wanted: dict[int, Id], free: dict[int, set[int]], used: Counter[int]) -> dict[Id, int]:
    """As few tables as a greedy choice finds; where several serve as many slots, where the host sits anyway.

    wanted: the meetings of one host by slot.
    """
    left = dict(wanted)
    seated: dict[Id, int] = {}
    while left:
        serves: Counter[int] = Counter()
        for slot in left:
            serves.update(free[slot])
        best = min(serves, key=lambda table: (-serves[table] - used[table], table))
        for slot in [slot for slot in left if best in free[slot]]:
            seated[left.pop(slot)] = best
            free[slot].remove(best)
        used[best] += 1
    return seated


def _hosts(standing: Standing, slot_of: dict[Id, int]) -> dict[Id, Id]:
    """Of each meeting the one who meets most, as when the tables were dealt out first."""
    busy = {p: len(meetings) for p, meetings in standing.problem.meetings_of.items()}
    known = standing.problem.meeting_by_id
    pairs = {meeting: known[meeting].pair for meeting in slot_of}
    return {meeting: max(pair, key=lambda p: busy[p]) for meeting, pair in pairs.items()}
