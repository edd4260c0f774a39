"""Tables after a repair: who stays in a slot keeps the table; a host who loses it gets one for all the rest if there is
one that is free."""

from collections import Counter, defaultdict
from dataclasses import replace

from ..check import check
from ..problem import Id, Schedule
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
    """Who stays keeps the table, the others take the first free one for all their slots; where that breaks a rule of
    tables, all are dealt out anew.
    """
    problem = standing.problem
    taken: set[tuple[int, int]] = set()
    tables: dict[Id, int] = {}
    stays = {m for m, slot in slot_of.items() if standing.slot_of.get(m) == slot and m in before.table_of}
    for meeting in sorted(slot_of, key=lambda m: (m not in standing.live.held, m not in stays)):
        m = problem.meeting_by_id[meeting]
        if m.virtual:
            continue
        covered = problem.covered(m, slot_of[meeting])
        highest = min(problem.slot_by_id[slot].tables for slot in covered)
        wished = [before.table_of[meeting]] if meeting in stays else []
        free = (
            t for t in (*wished, *range(1, highest + 1)) if t <= highest and taken.isdisjoint((s, t) for s in covered)
        )
        tables[meeting] = next(free, highest)
        taken.update((slot, tables[meeting]) for slot in covered)
    found = Schedule(slot_of, tables)
    held = replace(problem, meetings=tuple(m for m in problem.meetings if m.id in slot_of), precedences=frozenset())
    return seat(held, Schedule(slot_of)) if any(v.rule in OF_TABLES for v in check(held, found)) else found


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
    for host, wanted in sorted(loose.items(), key=lambda item: -len(item[1])):
        seated |= _together(wanted, free, used[host])
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
