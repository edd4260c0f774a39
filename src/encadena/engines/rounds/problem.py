"""The round in its own words: who has to meet whom, when it is possible, and what an agenda is.

Plain data. Identifiers of participants and meetings are whatever their source uses (numbers in the published
format, text in a workbook, keys in a database); the engine only compares them. Slots are numbered by their source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from .pieces import Hours, Id, Lunch, Meeting, Slot
from .times import outside_hours, rows_of

__all__ = ["BreaksWithin", "Hours", "Id", "Lunch", "Meeting", "Param", "Problem", "ProblemError", "Schedule", "Slot"]
__all__ += ["Violation"]

BreaksWithin: TypeAlias = Literal["event", "day"]
Param: TypeAlias = int | str | tuple[int | str, ...]


class ProblemError(ValueError):
    """The data contradict themselves: ``code`` and ``params`` say how, the caller makes the sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Problem:
    """Everything that decides an agenda.

    ``slots`` are in order of time. ``forbidden`` holds (participant, slot), ``precedences`` (earlier meeting, later
    meeting).
    ``fairness`` is the largest difference allowed between the breaks of two participants (None: no limit).
    ``breaks_within`` "event" counts breaks across the whole event, as published; "day" does not count the nights.

    ``interpreters``: how many there are per language; a language asked for and not listed has none. ``hours``: working
    hours of some participants. ``steady``: those who keep one table all day. ``places``: where tables stand, in metres.
    ``walk``: the longest way between two meetings in a row (None: no limit).
    """

    participants: tuple[Id, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[Slot, ...]
    forbidden: frozenset[tuple[Id, int]] = frozenset()
    precedences: frozenset[tuple[Id, Id]] = frozenset()
    fairness: int | None = 2
    breaks_within: BreaksWithin = "event"
    interpreters: Mapping[str, int] = field(default_factory=dict)
    lunches: tuple[Lunch, ...] = ()
    hours: Mapping[Id, Hours] = field(default_factory=dict)
    steady: frozenset[Id] = frozenset()
    places: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    walk: float | None = None

    @cached_property
    def in_pairs(self) -> bool:
        """Every meeting has two participants and takes a table."""
        return not any(m.others or m.virtual for m in self.meetings)

    @cached_property
    def plain(self) -> bool:
        """Nothing beyond the published rules: meetings of two, of one slot, at a table."""
        asked = self.lunches or self.hours or self.steady or self.walk is not None
        return not asked and self.in_pairs and not any(m.length > 1 or m.needs for m in self.meetings)

    @cached_property
    def slot_by_id(self) -> Mapping[int, Slot]:
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def position(self) -> Mapping[int, int]:
        """Place of each slot in time, from 0."""
        return {slot.id: i for i, slot in enumerate(self.slots)}

    @cached_property
    def meeting_by_id(self) -> Mapping[Id, Meeting]:
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def meetings_of(self) -> Mapping[Id, tuple[Meeting, ...]]:
        """The meetings of each participant, in the order of the problem."""
        grouped: dict[Id, list[Meeting]] = {p: [] for p in self.participants}
        for meeting in self.meetings:
            for participant in meeting.everybody:
                grouped[participant].append(meeting)
        return {p: tuple(meetings) for p, meetings in grouped.items()}

    @cached_property
    def stretches(self) -> tuple[tuple[int, ...], ...]:
        """The slots (ids) among which breaks are counted together: the event, or each day."""
        if self.breaks_within == "event":
            return (tuple(s.id for s in self.slots),)
        days: dict[str, list[int]] = {}
        for slot in self.slots:
            days.setdefault(slot.day, []).append(slot.id)
        return tuple(tuple(ids) for ids in days.values())

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Slots (ids) that follow one another without a gap; a long meeting stays within one row."""
        return tuple(tuple(row) for row in rows_of(self.slots))

    @cached_property
    def _place(self) -> Mapping[int, tuple[tuple[int, ...], int]]:
        return {slot: (row, i) for row in self.rows for i, slot in enumerate(row)}

    def covered(self, meeting: Meeting, slot: int) -> tuple[int, ...]:
        """The slots in which ``meeting`` goes on if it begins in ``slot``: fewer than its length where the row ends."""
        if meeting.length == 1:
            return (slot,)
        row, i = self._place[slot]
        return row[i : i + meeting.length]

    def beginnings(self, meeting: Meeting, slot: int) -> tuple[int, ...]:
        """The slots in which ``meeting`` may have begun if it goes on in ``slot``, in order of time."""
        if meeting.length == 1:
            return (slot,)
        row, i = self._place[slot]
        return row[max(0, i - meeting.length + 1) : i + 1]

    def ends(self, meeting: Meeting, slot: int) -> int:
        """The position of the last slot in which ``meeting`` goes on if it begins in ``slot``."""
        return self.position[self.covered(meeting, slot)[-1]]

    def at_tables_in(self, slot: int) -> list[tuple[Id, int]]:
        """Meeting and beginning of all that may take a table in the slot."""
        return [(m.id, begins) for m in self.meetings if not m.virtual for begins in self.beginnings(m, slot)]

    def met_in(self, participant: Id, slot: int) -> list[tuple[Id, int]]:
        """Meeting and beginning of all that may keep the participant busy in the slot."""
        return [(m.id, begins) for m in self.meetings_of[participant] for begins in self.beginnings(m, slot)]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """For which some meeting needs an interpreter."""
        return tuple(sorted({language for m in self.meetings for language in m.needs}))

    def interpreted_in(self, language: str, slot: int) -> list[tuple[Id, int]]:
        """Meeting and beginning of all that may need an interpreter of the language in the slot."""
        asking = (m for m in self.meetings if language in m.needs)
        return [(m.id, begins) for m in asking for begins in self.beginnings(m, slot)]

    def slots_needed(self, participant: Id) -> int:
        """In how many slots the participant has meetings, all of them held."""
        return sum(m.length for m in self.meetings_of[participant])

    @cached_property
    def off_hours(self) -> frozenset[tuple[Id, int]]:
        """(participant, slot) outside the participant's working hours."""
        return frozenset(outside_hours(self.hours, self.slots))

    @cached_property
    def away(self) -> Mapping[Id, frozenset[int]]:
        """Slots in which each participant who is not always there cannot meet: absent, or outside working hours."""
        found: dict[Id, set[int]] = {}
        for participant, slot in self.forbidden | self.off_hours:
            found.setdefault(participant, set()).add(slot)
        return {p: frozenset(slots) for p, slots in found.items()}

    @cached_property
    def by_absence(self) -> "Problem":
        """The same round with working hours said as absences."""
        return replace(self, hours={}, forbidden=self.forbidden | self.off_hours) if self.hours else self

    @cached_property
    def slots_of(self) -> Mapping[Id, tuple[int, ...]]:
        """Slots in which each meeting may begin, looking at it alone: session, fixed slot, length, tables, and when
        everybody in it is there.
        """
        none: frozenset[int] = frozenset()
        everywhere = tuple(slot.id for slot in self.slots if slot.tables)
        found: dict[Id, tuple[int, ...]] = {}
        for m in self.meetings:
            missing = none.union(*(self.away[p] for p in m.everybody if p in self.away))
            if m.fixed is None and m.session is None and m.length == 1 and not m.virtual:
                found[m.id] = tuple(s for s in everywhere if s not in missing) if missing else everywhere
            else:
                found[m.id] = tuple(s.id for s in self.slots if self._may_begin(m, s.id, missing))
        return found

    def _may_begin(self, meeting: Meeting, slot: int, missing: frozenset[int]) -> bool:
        covered = self.covered(meeting, slot)
        if meeting.fixed not in (None, slot) or len(covered) < meeting.length or not missing.isdisjoint(covered):
            return False
        there = [self.slot_by_id[s] for s in covered]
        in_session = all(meeting.session in (None, s.session) for s in there)
        return in_session and (meeting.virtual or all(s.tables for s in there))


@dataclass(frozen=True)
class Schedule:
    """Slot of each meeting, and its table (from 1) once tables are given."""

    slot_of: Mapping[Id, int]
    table_of: Mapping[Id, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Violation:
    """One broken rule as data: which, who or what breaks it, in which slot; the platform makes the sentence."""

    rule: str
    subjects: tuple[Id, ...]
    slot: int | None = None
    params: Mapping[str, Param] = field(default_factory=dict)
