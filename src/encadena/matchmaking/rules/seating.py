"""Which table each meeting takes: hosts keep one table all day as far as possible, guests walk."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sitting:
    """A meeting with a slot and no table yet; ``host`` is whoever should not have to walk (the buyer)."""

    meeting: int
    slot: int
    host: int
    fixed_table: int | None = None


def seat(sittings: Sequence[Sitting], tables: Sequence[int]) -> dict[int, int]:
    """Table of each meeting; meetings beyond the tables of a slot get none.

    Fixed tables come first, then each host's own table (the busiest hosts choose first), then the first free one.
    """
    homes = _homes(sittings, tables)
    by_slot: dict[int, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        by_slot[sitting.slot].append(sitting)
    return {m: t for group in by_slot.values() for m, t in _seat_slot(group, homes, tables).items()}


def _homes(sittings: Sequence[Sitting], tables: Sequence[int]) -> Mapping[int, int]:
    """A table of one's own for as many hosts as there are tables, busiest first, where a fixed table says so."""
    busy = Counter(s.host for s in sittings)
    wanted = {s.host: s.fixed_table for s in sittings if s.fixed_table in set(tables)}
    homes: dict[int, int] = {}
    free = list(tables)
    hosts = sorted(busy, key=lambda h: (wanted.get(h) is None, -busy[h], h))
    for host in hosts:
        if not free:
            break
        table = wanted.get(host) if wanted.get(host) in free else free[0]
        if table is not None:
            homes[host] = table
            free.remove(table)
    # displayed in order of the hosts, not of their load: tables 1, 2, 3 follow the list of buyers
    loose = sorted(h for h in homes if wanted.get(h) is None)
    return {**homes, **dict(zip(loose, sorted(homes[h] for h in loose), strict=True))}


def _seat_slot(group: Sequence[Sitting], homes: Mapping[int, int], tables: Sequence[int]) -> dict[int, int]:
    taken: dict[int, int] = {}
    placed: dict[int, int] = {}
    for wish in (lambda s: s.fixed_table, lambda s: homes.get(s.host)):
        for s in group:
            table = wish(s)
            if s.meeting not in placed and table in tables and table is not None and table not in taken:
                placed[s.meeting], taken[table] = table, s.meeting
    free = iter([t for t in tables if t not in taken])
    for s in group:
        if s.meeting not in placed and (table := next(free, None)) is not None:
            placed[s.meeting] = table
    return placed
