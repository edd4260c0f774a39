"""The published agenda of one day as plain values, for pages that are drawn over and over while the round is held.

A published version never changes, so what is read of it is kept: by version of the agenda and of the round.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from ..choices import AgendaState
from ..models import Agenda, AgendaMeeting, Participant, Round


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
    """A meeting with its hour and table; participants by key."""

    meeting: int
    hour: Hour
    desk: Desk
    first: int
    second: int
    mode: str
    video_link: str

    def other(self, person: int) -> int:
        return self.second if person == self.first else self.first


@dataclass(frozen=True)
class Programme:
    """One day of a round. ``number`` is the version of the agenda; ``names`` those of everybody with a meeting."""

    round_id: int
    agenda_id: int
    number: int
    hours: tuple[Hour, ...]
    desks: tuple[Desk, ...]
    seats: tuple[Seat, ...]
    names: dict[int, str]

    @cached_property
    def by_person(self) -> dict[int, list[Seat]]:
        grouped: dict[int, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            grouped[seat.first].append(seat)
            grouped[seat.second].append(seat)
        return grouped

    @cached_property
    def by_hour(self) -> dict[int, list[Seat]]:
        """By key of the slot."""
        grouped: dict[int, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            grouped[seat.hour.pk].append(seat)
        return grouped


def programme_of(round: Round, on: date) -> Programme | None:
    """What is published for a day; None while nothing is. Six queries the first time, one after that."""
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
    seats = _seats(agenda_id, hours, desks)
    people = {p for seat in seats for p in (seat.first, seat.second)}
    rows = Participant.objects.filter(pk__in=people).select_related("firm", "buyer")
    names = {p.pk: p.name for p in rows.order_by("pk")}
    return Programme(round_id, agenda_id, number, tuple(hours.values()), tuple(desks.values()), seats, names)


def _seats(agenda_id: int, hours: dict[int, Hour], desks: dict[int, Desk]) -> tuple[Seat, ...]:
    rows = AgendaMeeting.objects.filter(agenda=agenda_id, slot__in=hours).order_by("slot__number", "table__number")
    fields = ("meeting", "slot", "table", "meeting__first", "meeting__second", "meeting__mode", "meeting__video_link")
    return tuple(
        Seat(meeting, hours[slot], desks[table], first, second, mode, link)
        for meeting, slot, table, first, second, mode, link in rows.values_list(*fields)
    )


def published_number(round: Round) -> int | None:
    """The version that everybody sees."""
    return Agenda.objects.filter(round=round, state=AgendaState.PUBLISHED).values_list("number", flat=True).first()
