"""Promised tables on the day: whoever was promised one is held there, unless it is closed then.

What was announced counts: a promise that the published agenda did not keep is none any more. A table that closes in the
middle of a day cannot stay with whoever sat or was to sit there; for them the rule of steady tables ends that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..problem import Id, Meeting, Problem, Schedule
from ..rules.steady import host

if TYPE_CHECKING:
    from .standing import Standing

TABLE = "\0 table"  # a language that nobody speaks: one meeting at a time is held at a promised table


def as_announced(meetings: Iterable[Meeting], schedule: Schedule) -> Iterator[Meeting]:
    for m in meetings:
        kept = m.table is None or schedule.table_of.get(m.id, m.table) == m.table
        yield m if kept else replace(m, table=None)


def is_open(problem: Problem, m: Meeting, begins: int) -> bool:
    """Its promised table is there as long as the meeting goes on; true of a meeting without a promise."""
    return m.table is None or all(problem.slot_by_id[s].tables >= m.table for s in problem.covered(m, begins))


def without_closed(problem: Problem, slot_of: Mapping[Id, int]) -> Problem:
    """The round without the promises of tables that are closed where their meetings are held now."""
    meetings = tuple(
        m if m.id not in slot_of or is_open(problem, m, slot_of[m.id]) else replace(m, table=None)
        for m in problem.meetings
    )
    return replace(problem, meetings=meetings)


def loosened(problem: Problem, schedule: Schedule, now: int) -> frozenset[Id]:
    """Hosts who cannot keep a table all day: it closes later, and they sat there already or were promised it.

    Whoever meets one of them and keeps a table too: who receives would be another one suddenly.
    """
    if not problem.steady:
        return frozenset()
    moved = set(_sent_away(problem, schedule, now))
    while True:
        met = {p for own in moved for m in problem.meetings_of[own] for p in m.everybody if p in problem.steady}
        if met <= moved:
            return frozenset(moved)
        moved |= met


def _sent_away(problem: Problem, schedule: Schedule, now: int) -> Iterator[Id]:
    left: dict[str, int] = {}
    for place, slot in enumerate(problem.slots):
        if place > now:
            left[slot.day] = min(left.get(slot.day, slot.tables), slot.tables)
    for m in problem.meetings:
        own = host(problem, m)
        if own is None or m.id not in schedule.slot_of:
            continue
        slot = problem.slot_by_id[schedule.slot_of[m.id]]
        begun = problem.position[slot.id] <= now
        table = schedule.table_of.get(m.id) if begun else m.table
        there = begun or is_open(problem, m, slot.id)
        if table is not None and there and table > left.get(slot.day, table):
            yield own


def one_at_a_time(problem: Problem) -> Problem:
    """Meetings promised one table never meet in a slot, said to a search that knows nothing of tables.

    Where all of them have a participant in common nothing need be said.
    """
    promised: dict[int, list[Meeting]] = defaultdict(list)
    for m in problem.meetings:
        if m.table is not None and not m.virtual:
            promised[m.table].append(m)
    shared = {t for t, those in promised.items() if not set.intersection(*(set(m.everybody) for m in those))}
    if not shared:
        return problem
    meetings = tuple(
        replace(m, needs=(*m.needs, f"{TABLE} {m.table}")) if m.table in shared and not m.virtual else m
        for m in problem.meetings
    )
    return replace(
        problem, meetings=meetings, interpreters={**problem.interpreters, **{f"{TABLE} {t}": 1 for t in shared}}
    )


class Refused:
    """Where a promise forbids a meeting to begin: its table is taken, or closed while elsewhere it is open."""

    def __init__(self, standing: Standing, before: Schedule) -> None:
        self.problem = problem = standing.problem
        self.stays: dict[tuple[int, int], Id] = {}
        self.kept: dict[tuple[str, int], set[Id]] = defaultdict(set)
        for m in problem.meetings:
            table, begins = before.table_of.get(m.id), standing.slot_of.get(m.id)
            if table is None or begins is None or m.id in standing.missed:
                continue
            if m.id in standing.pinned:
                self.stays.update(((slot, table), m.id) for slot in problem.covered(m, begins))
            own = host(problem, m)
            if own is not None:
                self.kept[problem.slot_by_id[begins].day, table].add(own)

    def places(self, m: Meeting, possible: list[int]) -> list[int]:
        """Of the slots (ids) where it could begin otherwise."""
        if m.table is None or m.virtual:
            return []
        opened = {s for s in possible if is_open(self.problem, m, s)}
        free = {s for s in opened if self._is_free(m, s)}
        return [s for s in possible if s not in free and (s in opened or free)]

    def _is_free(self, m: Meeting, begins: int) -> bool:
        table = m.table or 0
        own, day = host(self.problem, m), self.problem.slot_by_id[begins].day
        if not self.kept[day, table] <= {own}:
            return False
        if own is None:
            return all(self.stays.get((s, table), m.id) == m.id for s in self.problem.covered(m, begins))
        sat = (self.stays.get((slot.id, table)) for slot in self.problem.slots if slot.day == day)
        return all(x is None or host(self.problem, self.problem.meeting_by_id[x]) == own for x in sat)
