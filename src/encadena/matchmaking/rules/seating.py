"""Which table each meeting takes: hosts keep one table all day as far as possible, guests walk."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sitting:
    """A meeting with a slot and no table yet; ``host`` is whoever should not have to walk (the buyer).

    It takes ``length`` slots from its slot on.
    """

    meeting: int
    slot: int
    host: int
    fixed_table: int | None = None
    length: int = 1

    @property
    def slots(self) -> range:
        return range(self.slot, self.slot + self.length)


def seat(sittings: Sequence[Sitting], tables: Sequence[int]) -> dict[int, int]:
    """Table of each meeting; meetings beyond the tables of a slot get none.

    Fixed tables come first, then each host's own table (the busiest hosts choose first), then the first free one.
    """
    seating = _Seating(tables)
    seating.give(sittings, lambda s: s.fixed_table)
    homes = _homes(sittings, tables)
    for group in _by_slot(sittings):
        seating.give(group, lambda s: homes.get(s.host))
        seating.give_any(group)
    return seating.placed


def _by_slot(sittings: Sequence[Sitting]) -> list[list[Sitting]]:
    """In order of time, so that whoever begins later takes what is free by then."""
    groups: dict[int, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        groups[sitting.slot].append(sitting)
    return [groups[slot] for slot in sorted(groups)]


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


class _Seating:
    """Tables given so far."""

    def __init__(self, tables: Sequence[int]) -> None:
        self.tables = tables
        self.taken: set[tuple[int, int]] = set()
        self.placed: dict[int, int] = {}

    def give(self, sittings: Sequence[Sitting], wish: Callable[[Sitting], int | None]) -> None:
        """The wished table to whoever has none yet, where it exists and is free all the time."""
        for s in sittings:
            table = wish(s)
            if s.meeting not in self.placed and table is not None and self._is_free(s, table):
                self.placed[s.meeting] = table
                self.taken.update((slot, table) for slot in s.slots)

    def give_any(self, sittings: Sequence[Sitting]) -> None:
        for s in sittings:
            self.give([s], lambda s: next((t for t in self.tables if self._is_free(s, t)), None))

    def _is_free(self, s: Sitting, table: int) -> bool:
        return table in self.tables and self.taken.isdisjoint((slot, table) for slot in s.slots)
