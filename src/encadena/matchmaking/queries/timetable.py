"""An agenda laid out in memory, as every page, file and drawing of it needs it. Nine queries whatever its size."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from django.db.models import Q, QuerySet

from ..choices import NOT_COMING, AgendaState
from ..models import Agenda, AgendaMeeting, Interpreter, Meeting, Participant, Round, Slot, Table
from ..rules.breaks import free_runs
from ..rules.interpreting import Sitting, dealt
from ..rules.slots import covered
from .agenda_rules import lunch_windows
from .companions import companions_of, takes_part
from .interpreting import Interpreted, interpreted_of

LIVE = (
    Q(meeting__cancelled_at__isnull=True)
    & ~Q(meeting__first__status__in=NOT_COMING)
    & ~Q(meeting__second__status__in=NOT_COMING)
)
"""Placements whose meeting is still on the list, of people who still come."""


@dataclass(frozen=True)
class Served:
    """A pair of languages that a meeting needs, and who interprets; None: nobody is free."""

    pair: str
    interpreter: Interpreter | None


@dataclass(frozen=True)
class Placed:
    """One meeting with its time and table; ``key`` is the key of the meeting.

    It goes on in all ``slots``, the first of which is ``slot``. ``companions`` sit beside ``second``. ``table`` None:
    everybody is by video.
    """

    meeting: Meeting
    slots: tuple[Slot, ...]
    table: Table | None
    first: Participant
    second: Participant
    companions: tuple[Participant, ...] = ()
    served: tuple[Served, ...] = ()

    @property
    def key(self) -> int:
        return self.meeting.pk

    @property
    def slot(self) -> Slot:
        return self.slots[0]

    @property
    def ends_at(self) -> datetime:
        return self.slots[-1].ends_at

    @property
    def lacks_interpreter(self) -> bool:
        return any(one.interpreter is None for one in self.served)

    @property
    def guests(self) -> tuple[Participant, ...]:
        return (self.second, *self.companions)

    @property
    def everybody(self) -> tuple[Participant, ...]:
        return (self.first, *self.guests)

    @property
    def guest_names(self) -> str:
        return ", ".join(p.name for p in self.guests)

    def other(self, participant: Participant) -> Participant:
        """Whom ``participant`` meets; of a group, the one who speaks for it."""
        return self.second if participant.pk == self.first.pk else self.first

    def others(self, participant: Participant) -> str:
        """The names of whom ``participant`` meets."""
        return self.guest_names if participant.pk == self.first.pk else self.first.name

    def beside(self, participant: Participant) -> list[Participant]:
        """Who else sits on the same side."""
        return [p for p in self.guests if p.pk != participant.pk] if participant.pk != self.first.pk else []


@dataclass(frozen=True)
class Timetable:
    round: Round
    agenda: Agenda | None
    slots: list[Slot]
    tables: list[Table]
    people: dict[int, Participant]
    placed: list[Placed]
    unplaced: list[Meeting]
    lunches: tuple[frozenset[int], ...] = ()
    interpreters: tuple[Interpreter, ...] = ()

    @cached_property
    def by_person(self) -> dict[int, list[Placed]]:
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            for person in placed.everybody:
                grouped[person.pk].append(placed)
        return grouped

    @cached_property
    def by_interpreter(self) -> dict[int, list[Placed]]:
        """By key of the interpreter."""
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            for served in placed.served:
                if served.interpreter is not None:
                    grouped[served.interpreter.pk].append(placed)
        return grouped

    @cached_property
    def by_slot(self) -> dict[int, list[Placed]]:
        """Those that begin in each slot."""
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            grouped[placed.slot.pk].append(placed)
        return grouped

    @cached_property
    def by_table(self) -> dict[int, list[Placed]]:
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            if placed.table is not None:
                grouped[placed.table.pk].append(placed)
        return grouped

    @cached_property
    def without_table(self) -> list[Placed]:
        return [placed for placed in self.placed if placed.table is None]

    @cached_property
    def cells(self) -> dict[tuple[int, int], list[Placed]]:
        """Meetings by (slot key, table key); more than one in a cell is a violation."""
        grouped: dict[tuple[int, int], list[Placed]] = defaultdict(list)
        for table, those in self.by_table.items():
            for placed in those:
                for slot in placed.slots:
                    grouped[slot.pk, table].append(placed)
        return grouped

    @cached_property
    def stretches(self) -> list[list[int]]:
        """Slot keys among which breaks are counted together: each day, or the event."""
        if self.round.breaks_within == "event":
            return [[s.pk for s in self.slots]]
        days: dict[int, list[int]] = defaultdict(list)
        for slot in self.slots:
            days[slot.day_id].append(slot.pk)
        return list(days.values())

    def breaks_of(self, person: int) -> int:
        return len(free_runs(self._busy(person), self.stretches, self.lunches))

    def waits_of(self, person: int) -> set[int]:
        """Keys of the slots in which somebody waits between two meetings; free time at lunch is no waiting."""
        return {slot for run in free_runs(self._busy(person), self.stretches, self.lunches) for slot in run}

    def _busy(self, person: int) -> set[int]:
        return {slot.pk for p in self.by_person.get(person, []) for slot in p.slots}

    @cached_property
    def breaks(self) -> int:
        return sum(self.breaks_of(person) for person in self.by_person)

    @cached_property
    def idle(self) -> int:
        """Slots of waiting of everybody."""
        return sum(len(self.waits_of(person)) for person in self.by_person)

    @cached_property
    def active(self) -> list[Participant]:
        """Participants with at least one meeting, in the order of the round."""
        return [p for p in self.people.values() if p.pk in self.by_person]


def timetable_of(round: Round, agenda: Agenda | None, *, only: Collection[int] | None = None) -> Timetable:
    """Lay out ``agenda``; ``only`` keeps the meetings of these participants (what the reader may see).

    A published version shows what was announced even if a meeting was cancelled since; a draft does not.
    """
    together, interpreted = companions_of(round), interpreted_of(round)
    # Whoever interprets a meeting depends on all of them; otherwise those of others need not be read.
    read = None if only is None or interpreted.interpreters else only
    people = _people(round, {person for others in together.values() for person in others}, read)
    slots = list(round.slots.select_related("day"))
    tables = {t.pk: t for t in round.tables.all()}
    laying = _Laying(people, slots, tables, together)
    placed = [laying.placed(row) for row in _placements(agenda, read)]
    placed.sort(key=lambda p: (p.slot.number, p.table is None, p.table.number if p.table else 0))
    placed = _served(placed, interpreted)
    shown = [p for p in placed if only is None or not {q.pk for q in p.everybody}.isdisjoint(only)]
    missing = list(_missing(round, agenda, only, together)) if agenda else []
    lunches = tuple(frozenset(s.pk for s in window) for window in lunch_windows(round, slots))
    return Timetable(
        round, agenda, slots, list(tables.values()), people, shown, missing, lunches, tuple(interpreted.interpreters)
    )


_Row: TypeAlias = tuple[int, int | None, int, Meeting]
"""Key of the slot, key of the table, length in slots, the meeting."""


@dataclass(frozen=True)
class _Laying:
    people: dict[int, Participant]
    slots: list[Slot]
    tables: dict[int, Table]
    together: Mapping[int, Sequence[int]]

    @cached_property
    def at(self) -> dict[int, int]:
        return {slot.pk: place for place, slot in enumerate(self.slots)}

    def placed(self, row: _Row) -> Placed:
        slot, table, length, meeting = row
        return Placed(
            meeting,
            tuple(covered(self.slots, self.at[slot], length)),
            self.tables[table] if table else None,
            self.people[meeting.first_id],
            self.people[meeting.second_id],
            tuple(self.people[p] for p in self.together.get(meeting.pk, ())),
        )


def _served(placed: list[Placed], interpreted: Interpreted) -> list[Placed]:
    """Each with its interpreters; whoever interprets is the same for all readers of an agenda."""
    if not interpreted.interpreters:
        return placed
    needs = interpreted.needs
    sittings = [
        Sitting(p.key, pair, p.slot.number, p.slots[-1].number + 1, p.first.pk)
        for p in placed
        for pair in needs.get(p.key, ())
    ]
    named = {i.pk: i for i in interpreted.interpreters}
    given = dealt(sittings, interpreted.there)
    return [
        replace(p, served=tuple(Served(pair, named.get(given.get((p.key, pair), 0))) for pair in needs[p.key]))
        if p.key in needs
        else p
        for p in placed
    ]


def _people(round: Round, companions: Collection[int], read: Collection[int] | None) -> dict[int, Participant]:
    """Those of a meeting, cancelled ones too: in a round of a thousand firms most only look for one."""
    meetings = round.meetings.all() if read is None else round.meetings.filter(takes_part(read))
    pairs = meetings.values_list("first_id", "second_id")
    meeting = {person for pair in pairs for person in pair} | set(companions)
    people = round.participants.filter(pk__in=meeting).select_related("firm__commune", "buyer")
    return {p.pk: p for p in people}


def placements_of(agenda: Agenda) -> QuerySet[AgendaMeeting]:
    """A published version keeps what was announced; a draft drops whoever does not come any more."""
    rows = agenda.meetings.order_by()
    return rows.filter(LIVE) if agenda.state == AgendaState.DRAFT else rows


def _placements(agenda: Agenda | None, read: Collection[int] | None) -> Iterator[_Row]:
    """Of a placement only three numbers are wanted: ten thousand rows of it take as long as their meetings."""
    if agenda is None:
        return
    rows = placements_of(agenda)
    rows = rows if read is None else rows.filter(takes_part(read, "meeting__"))
    fields = [f.attname for f in Meeting._meta.concrete_fields]
    for slot, table, length, *values in rows.values_list(
        "slot_id", "table_id", "length", *(f"meeting__{name}" for name in fields)
    ):
        yield slot, table, length, Meeting.from_db(rows.db, fields, values)


def _missing(
    round: Round, agenda: Agenda, only: Collection[int] | None, together: Mapping[int, Sequence[int]]
) -> Iterable[Meeting]:
    live = round.meetings.filter(cancelled_at__isnull=True).exclude(pk__in=placements_of(agenda).values("meeting"))
    for meeting in live.exclude(first__status__in=NOT_COMING).exclude(second__status__in=NOT_COMING):
        people = {meeting.first_id, meeting.second_id, *together.get(meeting.pk, ())}
        if only is None or not people.isdisjoint(only):
            yield meeting
