"""The round in its own words: who has to meet whom, when it is possible, and what an agenda is.

Plain data. Identifiers of participants and meetings are whatever their source uses (numbers in the published
format, text in a workbook, keys in a database); the engine only compares them. Slots are numbered by their source.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

Id: TypeAlias = int | str
BreaksWithin: TypeAlias = Literal["event", "day"]
Param: TypeAlias = int | str | tuple[int | str, ...]


class ProblemError(ValueError):
    """The data contradict themselves: ``code`` and ``params`` say how, the caller makes the sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which each of ``tables`` tables can hold one meeting (tables are numbered from 1)."""

    id: int
    tables: int
    day: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two participants who have to meet once; ``session`` and ``fixed`` (a slot) narrow down when."""

    id: Id
    first: Id
    second: Id
    session: str | None = None
    fixed: int | None = None

    @property
    def pair(self) -> tuple[Id, Id]:
        return (self.first, self.second)


@dataclass(frozen=True)
class Problem:
    """Everything that decides an agenda.

    ``slots`` are in order of time. ``forbidden`` holds (participant, slot), ``precedences`` (earlier meeting, later
    meeting).
    ``fairness`` is the largest difference allowed between the breaks of two participants (None: no limit).
    ``breaks_within`` "event" counts breaks across the whole event, as published; "day" does not count the nights.
    """

    participants: tuple[Id, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[Slot, ...]
    forbidden: frozenset[tuple[Id, int]] = frozenset()
    precedences: frozenset[tuple[Id, Id]] = frozenset()
    fairness: int | None = 2
    breaks_within: BreaksWithin = "event"

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
            for participant in meeting.pair:
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
    def slots_of(self) -> Mapping[Id, tuple[int, ...]]:
        """Slots in which each meeting may be held, looking at it alone: session, fixed slot and both participants'
        availability.
        """
        away: dict[Id, set[int]] = {}
        for participant, slot in self.forbidden:
            away.setdefault(participant, set()).add(slot)
        none: frozenset[int] = frozenset()
        everywhere = tuple(slot.id for slot in self.slots if slot.tables)
        found: dict[Id, tuple[int, ...]] = {}
        for m in self.meetings:
            missing = [away[p] for p in m.pair if p in away]
            if m.fixed is None and m.session is None:
                found[m.id] = tuple(s for s in everywhere if s not in none.union(*missing)) if missing else everywhere
            else:
                found[m.id] = tuple(self._possible(m))
        return found

    def _possible(self, meeting: Meeting) -> Iterator[int]:
        for slot in self.slots:
            if slot.tables < 1 or meeting.fixed not in (None, slot.id) or meeting.session not in (None, slot.session):
                continue
            if not any((p, slot.id) in self.forbidden for p in meeting.pair):
                yield slot.id


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


def validate(problem: Problem) -> None:
    """Raise ``ProblemError`` if the data contradict themselves. An impossible round is no error: see ``diagnose``."""
    _refuse_repeated("participant_repeated", list(problem.participants))
    _refuse_repeated("meeting_repeated", [m.id for m in problem.meetings])
    _refuse_repeated("slot_repeated", [s.id for s in problem.slots])
    _validate_slots(problem)
    _validate_meetings(problem)
    _validate_references(problem)
    if problem.fairness is not None and problem.fairness < 0:
        raise ProblemError("fairness_negative", fairness=problem.fairness)


def _refuse_repeated(code: str, ids: list[Id] | list[int]) -> None:
    repeated = [i for i, n in Counter(ids).items() if n > 1]
    if repeated:
        raise ProblemError(code, id=repeated[0])


def _validate_slots(problem: Problem) -> None:
    for slot in problem.slots:
        if slot.tables < 0:
            raise ProblemError("tables_negative", slot=slot.id, tables=slot.tables)
    days = [slot.day for slot in problem.slots]
    changes = sum(a != b for a, b in pairwise(days))
    if days and changes != len(set(days)) - 1:
        raise ProblemError("days_not_contiguous")


def _validate_meetings(problem: Problem) -> None:
    known = set(problem.participants)
    for m in problem.meetings:
        if m.first == m.second:
            raise ProblemError("meeting_with_oneself", meeting=m.id, participant=m.first)
        for participant in m.pair:
            if participant not in known:
                raise ProblemError("participant_unknown", meeting=m.id, participant=participant)
        if m.fixed is not None and m.fixed not in problem.slot_by_id:
            raise ProblemError("slot_unknown", meeting=m.id, slot=m.fixed)


def _validate_references(problem: Problem) -> None:
    known = set(problem.participants)
    for participant, slot in sorted(problem.forbidden, key=str):
        if participant not in known:
            raise ProblemError("forbidden_participant_unknown", participant=participant)
        if slot not in problem.slot_by_id:
            raise ProblemError("forbidden_slot_unknown", participant=participant, slot=slot)
    for before, after in sorted(problem.precedences, key=str):
        for meeting in (before, after):
            if meeting not in problem.meeting_by_id:
                raise ProblemError("precedence_meeting_unknown", meeting=meeting)
