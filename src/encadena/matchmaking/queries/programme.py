"""The published agenda of one day as plain values, for pages that are drawn over and over while the round is held.

A published version never changes, so what is read of it is kept: by version of the agenda and of the round.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from ..choices import AgendaState, MeetingMode
from ..models import Agenda, AgendaMeeting, Participant, Round
from .companions import companions_of


@dataclass(frozen=True)
class Hour:
    """A slot of the day."""

    pk: int
    number: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Desk:
    pk: int
    number: int
    name: str


@dataclass(frozen=True)
class Seat:
    """A meeting with the hours that it takes and its table (None: everybody is by video); participants by key.

    ``companions`` sit beside ``second``.
    """

    meeting: int
    hours: tuple[Hour, ...]
    desk: Desk | None
    first: int
    second: int
    mode: str
    video_link: str
    companions: tuple[int, ...] = ()

    @property
    def hour(self) -> Hour:
        return self.hours[0]

    @property
    def ends_at(self) -> datetime:
        return self.hours[-1].ends_at

    @property
    def guests(self) -> tuple[int, ...]:
        return (self.second, *self.companions)

    @property
    def everybody(self) -> tuple[int, ...]:
        return (self.first, *self.guests)

    def others(self, person: int) -> tuple[int, ...]:
        """Whom a person meets."""
        return self.guests if person == self.first else (self.first,)


@dataclass(frozen=True)
class Programme:
    """One day of a round. ``number`` is the version of the agenda; ``names`` those of everybody with a meeting, ``far``
    those of them who are by video.
    """

    round_id: int
    agenda_id: int
    number: int
    hours: tuple[Hour, ...]
    desks: tuple[Desk, ...]
    seats: tuple[Seat, ...]
    names: dict[int, str]
    far: frozenset[int] = frozenset()

    @cached_property
    def by_person(self) -> dict[int, list[Seat]]:
        grouped: dict[int, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            for person in seat.everybody:
                grouped[person].append(seat)
        return grouped

    @cached_property
    def by_hour(self) -> dict[int, list[Seat]]:
        """By key of the slot: what begins there, and what goes on."""
        grouped: dict[int, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            for hour in seat.hours:
                grouped[hour.pk].append(seat)
        return grouped

    def named(self, people: Iterable[int]) -> str:
        return ", ".join(self.names[p] for p in people)


def programme_of(round: Round, on: date) -> Programme | None:
    """What is published for a day; None while nothing is. Seven queries the first time, one after that."""
    agenda = round.agendas.filter(state=AgendaState.PUBLISHED).values_list("pk", "number").first()
    if agenda is None:
        return None
    return _programme(round.pk, *agenda, on, round.version, round.updated_at.timestamp())


@lru_cache(maxsize=16)
def _programme(round_id: int, agenda_id: int, number: int, on: date, version: int, updated: float) -> Programme:
    round = Round.objects.get(pk=round_id)
    slots = round.slots.filter(day__on=on).values_list("pk", "number", "starts_at", "ends_at")
    hours = {row[0]: Hour(*row) for row in slots.order_by("number")}
    desks = {t.pk: Desk(t.pk, t.number, str(t)) for t in round.tables.all()}
    seats = _seats(agenda_id, list(hours.values()), desks, companions_of(round))
    people = {p for seat in seats for p in seat.everybody}
    rows = list(Participant.objects.filter(pk__in=people).select_related("firm", "buyer").order_by("pk"))
    names = {p.pk: p.name for p in rows}
    far = frozenset(p.pk for p in rows if p.mode == MeetingMode.VIRTUAL)
    return Programme(round_id, agenda_id, number, tuple(hours.values()), tuple(desks.values()), seats, names, far)


def _seats(
    agenda_id: int, hours: Sequence[Hour], desks: dict[int, Desk], companions: Mapping[int, Sequence[int]]
) -> tuple[Seat, ...]:
    place = {hour.pk: i for i, hour in enumerate(hours)}
    rows = AgendaMeeting.objects.filter(agenda=agenda_id, slot__in=place).order_by("slot__number", "table__number")
    fields = ("meeting", "slot", "length", "table", "meeting__first", "meeting__second")
    return tuple(
        Seat(
            meeting,
            tuple(hours[place[slot] : place[slot] + length]),
            desks.get(table or 0),
            first,
            second,
            mode,
            link,
            tuple(companions.get(meeting, ())),
        )
        for meeting, slot, length, table, first, second, mode, link in rows.values_list(
            *fields, "meeting__mode", "meeting__video_link"
        )
    )


def published_number(round: Round) -> int | None:
    """The version that everybody sees."""
    return Agenda.objects.filter(round=round, state=AgendaState.PUBLISHED).values_list("number", flat=True).first()
