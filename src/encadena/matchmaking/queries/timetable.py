"""An agenda laid out in memory, as every page, file and drawing of it needs it. Six queries whatever its size."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from ..choices import NOT_COMING, AgendaState
from ..models import Agenda, AgendaMeeting, Meeting, Participant, Round, Slot, Table
from ..rules.breaks import breaks_among, free_runs

LIVE = (
    Q(meeting__cancelled_at__isnull=True)
    & ~Q(meeting__first__status__in=NOT_COMING)
    & ~Q(meeting__second__status__in=NOT_COMING)
)
"""Placements whose meeting is still on the list, of people who still come."""


@dataclass(frozen=True)
class Placed:
    """One meeting with its time and table; ``key`` is the key of the meeting."""

    meeting: Meeting
    slot: Slot
    table: Table
    first: Participant
    second: Participant

    @property
    def key(self) -> int:
        return self.meeting.pk

    def other(self, participant: Participant) -> Participant:
        """Whom ``participant`` meets."""
        return self.second if participant.pk == self.first.pk else self.first


@dataclass(frozen=True)
class Timetable:
    round: Round
    agenda: Agenda | None
    slots: list[Slot]
    tables: list[Table]
    people: dict[int, Participant]
    placed: list[Placed]
    unplaced: list[Meeting]

    @cached_property
    def by_person(self) -> dict[int, list[Placed]]:
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            grouped[placed.first.pk].append(placed)
            grouped[placed.second.pk].append(placed)
        return grouped

    @cached_property
    def by_slot(self) -> dict[int, list[Placed]]:
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            grouped[placed.slot.pk].append(placed)
        return grouped

    @cached_property
    def by_table(self) -> dict[int, list[Placed]]:
        grouped: dict[int, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            grouped[placed.table.pk].append(placed)
        return grouped

    @cached_property
    def cells(self) -> dict[tuple[int, int], list[Placed]]:
        """Meetings by (slot key, table key); more than one in a cell is a violation."""
        grouped: dict[tuple[int, int], list[Placed]] = defaultdict(list)
        for placed in self.placed:
            grouped[placed.slot.pk, placed.table.pk].append(placed)
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
        busy = {p.slot.pk for p in self.by_person.get(person, [])}
        return sum(breaks_among(i for i, slot in enumerate(stretch) if slot in busy) for stretch in self.stretches)

    def waits_of(self, person: int) -> set[int]:
        """Keys of the slots in which somebody waits between two meetings."""
        return set(free_runs({p.slot.pk for p in self.by_person.get(person, [])}, self.stretches))

    @cached_property
    def breaks(self) -> int:
        return sum(self.breaks_of(person) for person in self.by_person)

    @cached_property
    def active(self) -> list[Participant]:
        """Participants with at least one meeting, in the order of the round."""
        return [p for p in self.people.values() if p.pk in self.by_person]


def timetable_of(round: Round, agenda: Agenda | None, *, only: Collection[int] | None = None) -> Timetable:
    """Lay out ``agenda``; ``only`` keeps the meetings of these participants (what the reader may see).

    A published version shows what was announced even if a meeting was cancelled since; a draft does not.
    """
    people = _people(round)
    slots = {s.pk: s for s in round.slots.select_related("day")}
    tables = {t.pk: t for t in round.tables.all()}
    placements = _placements(agenda)
    placed = [
        Placed(row.meeting, slots[row.slot_id], tables[row.table_id], people[row.meeting.first_id], second)
        for row in placements
        if (second := people[row.meeting.second_id]) and _shown(row.meeting, only)
    ]
    placed.sort(key=lambda p: (p.slot.number, p.table.number))
    missing = list(_missing(round, {p.key for p in placed}, only)) if agenda else []
    return Timetable(round, agenda, list(slots.values()), list(tables.values()), people, placed, missing)


def _people(round: Round) -> dict[int, Participant]:
    """Those of a meeting, cancelled ones too: in a round of a thousand firms most only look for one."""
    pairs = round.meetings.values_list("first_id", "second_id")
    meeting = {person for pair in pairs for person in pair}
    people = round.participants.filter(pk__in=meeting).select_related("firm__commune", "buyer")
    return {p.pk: p for p in people}


def _placements(agenda: Agenda | None) -> Iterable[AgendaMeeting]:
    if agenda is None:
        return []
    rows = agenda.meetings.order_by().select_related("meeting")
    return rows.filter(LIVE) if agenda.state == AgendaState.DRAFT else rows


def _missing(round: Round, placed: Collection[int], only: Collection[int] | None) -> Iterable[Meeting]:
    live = round.meetings.filter(cancelled_at__isnull=True)
    for meeting in live.exclude(first__status__in=NOT_COMING).exclude(second__status__in=NOT_COMING):
        if meeting.pk not in placed and _shown(meeting, only):
            yield meeting


def _shown(meeting: Meeting, only: Collection[int] | None) -> bool:
    return only is None or meeting.first_id in only or meeting.second_id in only
