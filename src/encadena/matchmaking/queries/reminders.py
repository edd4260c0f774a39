"""Who is to be reminded now: people whose first meeting is tomorrow, or begins within the hour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..choices import NoticeKind
from ..models import Notice, Participant, Round
from .presence import day_at
from .programme import Programme, Seat, programme_of

AHEAD = timedelta(hours=1)
KIND = "reminder"
MORNING = 9  # by the clock of the round: nobody is written to at night


@dataclass(frozen=True)
class Reminder:
    """``key`` tells apart the days; ``seats`` are all meetings of the participant on that day."""

    participant: Participant
    programme: Programme
    seats: list[Seat]
    key: str


def due_reminders(at: datetime) -> Iterator[Reminder]:
    """Of every round with an agenda published for today, those not sent yet; asked again it finds nothing new."""
    soon = (at - timedelta(hours=14), at + timedelta(hours=14))  # today somewhere on the globe
    rounds = Round.objects.filter(slots__starts_at__range=soon, agendas__state="published").distinct()
    for round in rounds.order_by("pk"):
        day = day_at(round, at)
        programme = programme_of(round, day.on) if day else None
        if day is not None and programme is not None:
            yield from _due(round, programme, f"day-{day.on}", at)


def due_tomorrow(at: datetime) -> Iterator[Reminder]:
    """Of every round with an agenda published for tomorrow by its own clock, everybody who meets somebody."""
    soon = (at, at + timedelta(hours=48))
    rounds = Round.objects.filter(slots__starts_at__range=soon, agendas__state="published").distinct()
    for round in rounds.order_by("pk"):
        here = at.astimezone(round.zone)
        tomorrow = here.date() + timedelta(days=1)
        programme = programme_of(round, tomorrow) if here.hour >= MORNING else None
        if programme is not None:
            yield from _untold(round, programme, NoticeKind.DAY_BEFORE, f"before-{tomorrow}", programme.by_person)


def _due(round: Round, programme: Programme, key: str, at: datetime) -> Iterator[Reminder]:
    first = {person: seats[0].hour.starts_at for person, seats in programme.by_person.items()}
    near = [person for person, start in first.items() if at < start <= at + AHEAD]
    yield from _untold(round, programme, KIND, key, near)


def _untold(round: Round, programme: Programme, kind: str, key: str, wanted: Iterable[int]) -> Iterator[Reminder]:
    told = set(Notice.objects.filter(round=round, kind=kind, key=key).values_list("participant", flat=True))
    people = Participant.objects.filter(pk__in=[p for p in wanted if p not in told]).select_related("firm", "buyer")
    for person in people.order_by("order", "pk"):
        person.round = round
        yield Reminder(person, programme, programme.by_person[person.pk], key)
