"""Tables after a repair: who stays in a slot keeps the table; a host who loses it gets one for all the rest if there is
one that is free."""

from collections import Counter, defaultdict
from dataclasses import replace

from ..check import breaks_table_rules
from ..problem import Id, Meeting, Problem, Schedule
from ..seated.given import seat_given
from ..seats import seat
from .reseating import Reseating, highest
from .standing import Standing


def reseat(standing: Standing, held: Problem, before: Schedule, slot_of: dict[Id, int]) -> tuple[Schedule, Problem]:
    """The agenda with tables; without tables in ``before``, none are dealt out except by ``seat``, all anew.

    ``held``: the round as it is after the repair, without promises of tables that are closed. It is returned with what
    could not be asked of tables any more.
    """
    if not before.table_of:
        return seat(held, Schedule(slot_of)), held
    if not held.plain or standing.promises:
        return _reseat_rich(standing, held, before, slot_of)
    return _reseat_plain(standing, before, slot_of), held


def _reseat_plain(standing: Standing, before: Schedule, slot_of: dict[Id, int]) -> Schedule:
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


def _reseat_rich(
    standing: Standing, held: Problem, before: Schedule, slot_of: dict[Id, int]
) -> tuple[Schedule, Problem]:
    """Who stays keeps the table, and so does a host with a new meeting; the others take the first free one for all
    their slots. Where that breaks a rule of tables, they are dealt out anew: first all but those that are frozen, then
    all but those that have begun. Where nothing helps, hosts keep their tables as far as they can and no farther.
    """
    found = Schedule(slot_of, Reseating(standing, held, before, slot_of).tables)
    for stays in (standing.pinned, standing.begun):
        if not breaks_table_rules(held, found):
            return found, held
        found = _dealt(held, before, slot_of, stays)
    if not held.steady or not breaks_table_rules(held, found):
        return found, held
    loose = replace(standing, loosened=standing.loosened | held.steady)
    held = replace(held, steady=frozenset())
    return Schedule(slot_of, Reseating(loose, held, before, slot_of).tables), held


def _dealt(held: Problem, before: Schedule, slot_of: dict[Id, int], stays: frozenset[Id]) -> Schedule:
    """As the engine deals tables, or looks for them; those of ``stays`` are as good as promised."""

    def as_before(m: Meeting) -> Meeting:
        table = before.table_of.get(m.id)
        there = m.id in stays and table is not None and table <= highest(held, m, slot_of[m.id])
        return replace(m, table=table) if there else m

    return seat_given(replace(held, meetings=tuple(map(as_before, held.meetings))), Schedule(slot_of))


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
