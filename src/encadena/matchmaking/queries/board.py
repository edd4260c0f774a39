"""The board of whoever runs the day: each table now and next, who is missing, what has to be repaired."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.db.models import QuerySet

from ..choices import ParticipantStatus, RepairState
from ..models import Meeting, Repair
from ..rules.presence import GRACE, Presence, misses
from .programme import Desk, Hour, Programme, Seat
from .standing import Happened, Standing


@dataclass(frozen=True)
class Person:
    """``state`` is that of the presence, or ``missing``: a meeting began and nobody has seen them."""

    pk: int
    name: str
    state: str
    presence: Presence


@dataclass(frozen=True)
class Sitting:
    """``delay``: minutes between the start of the slot and that of the meeting. ``goes_on``: it began in an earlier
    slot than the one shown.
    """

    seat: Seat
    first: Person
    guests: list[Person]
    happened: Happened | None
    fresh: bool
    delay: int
    goes_on: bool = False

    @property
    def state(self) -> str:
        return self.happened.state if self.happened else ""


@dataclass(frozen=True)
class Row:
    """A table, or without ``desk`` one of the meetings by video that take none."""

    desk: Desk | None
    closed: bool
    now: Sitting | None
    after: Sitting | None


@dataclass(frozen=True)
class Due:
    """Somebody who should be here: ``at`` their first meeting of the day, ``left`` how many are still to come."""

    person: Person
    at: datetime
    left: int


@dataclass(frozen=True)
class Board:
    standing: Standing
    hour: Hour | None
    after: Hour | None
    before: Hour | None
    rows: list[Row]
    free: list[Desk]
    missing: list[Due]
    late: list[Due]
    gone: list[Due]
    here: int
    expected: int
    told: dict[str, int]
    broken: int
    waiting: int
    repair: Repair | None = None

    @property
    def running(self) -> bool:
        return self.hour is not None and self.hour.starts_at <= self.standing.at < self.hour.ends_at


def board_of(standing: Standing, number: int | None = None) -> Board:
    """``number`` looks at another slot of the day than the one that the clock shows."""
    programme = standing.programme
    if programme is None:
        return Board(standing, None, None, None, [], [], [], [], [], 0, 0, {}, 0, 0)
    place = _place(programme, standing, number)
    hours = programme.hours
    hour = hours[place] if place is not None else None
    after = hours[place + 1] if place is not None and place + 1 < len(hours) else None
    before = hours[place - 1] if place else None
    due = _due(standing, programme)
    rows, free = _rows(standing, programme, hour, after)
    states = [standing.of(p).state for p in programme.by_person]
    return Board(
        standing,
        hour,
        after,
        before,
        rows,
        free,
        [d for d in due if d.person.state == "missing" and d.left],
        [d for d in due if d.person.state == "late"],
        [d for d in due if d.person.state in ("absent", "left") and d.left],
        sum(state == "here" for state in states),
        len(states),
        _told(standing, programme),
        sum(_is_broken(standing, seat) for seat in programme.seats),
        waiting_count(standing),
        _undecided(programme),
    )


def missing_people(standing: Standing) -> list[int]:
    """Keys of those with a meeting that began a while ago, of whom nothing was said."""
    if standing.programme is None:
        return []
    return [d.person.pk for d in _due(standing, standing.programme) if d.person.state == "missing" and d.left]


def waiting_count(standing: Standing) -> int:
    """Meetings without a place in what is published, of people who are expected."""
    if standing.programme is None:
        return 0
    away = {p for p, presence in standing.presence.items() if presence.state in ("absent", "left")}
    away |= {p for p in standing.programme.by_person if _is_missing(standing, p)}
    pairs = waiting_meetings(standing).values_list("first", "second")
    return sum(not {first, second} & away for first, second in pairs)


def waiting_meetings(standing: Standing) -> QuerySet[Meeting]:
    gone = ParticipantStatus.WITHDRAWN
    live = Meeting.objects.filter(round=standing.round, cancelled_at__isnull=True, happening__isnull=True)
    live = live.exclude(first__status=gone).exclude(second__status=gone)
    agenda = standing.programme.agenda_id if standing.programme else None
    return live.exclude(placements__agenda=agenda)


def person_at(standing: Standing, pk: int) -> Person:
    programme = standing.programme
    presence = standing.of(pk)
    name = programme.names.get(pk, "") if programme else ""
    return Person(pk, name, presence.state or ("missing" if _is_missing(standing, pk) else ""), presence)


def _undecided(programme: Programme) -> Repair | None:
    return Repair.objects.filter(base=programme.agenda_id, state=RepairState.READY).defer("changes").first()


def _place(programme: Programme, standing: Standing, number: int | None) -> int | None:
    numbers = [h.number for h in programme.hours]
    if number in numbers:
        return numbers.index(number)
    if standing.moment.shown is not None:
        return standing.moment.shown
    return len(numbers) - 1 if numbers else None


def _rows(
    standing: Standing, programme: Programme, hour: Hour | None, after: Hour | None
) -> tuple[list[Row], list[Desk]]:
    """A row for each table with something now or next, or closed; the rest are free. Then meetings without a table."""
    held = programme.by_hour.get(hour.pk, []) if hour else []
    next_ = programme.by_hour.get(after.pk, []) if after else []
    now, then = _at_desks(held), _at_desks(next_)
    rows, free = [], []
    for desk in programme.desks:
        closed = hour is not None and standing.is_closed(desk.pk, hour.number)
        if closed or desk.pk in now or desk.pk in then:
            shown = [_sitting(standing, s.get(desk.pk), at) for s, at in ((now, hour), (then, after))]
            rows.append(Row(desk, closed, *shown))
        else:
            free.append(desk)
    far = ([s for s in seats if s.desk is None] for seats in (held, next_))
    for one, other in zip_longest(*far):
        rows.append(Row(None, False, _sitting(standing, one, hour), _sitting(standing, other, after)))
    return rows, free


def _at_desks(seats: Iterable[Seat]) -> dict[int, Seat]:
    return {seat.desk.pk: seat for seat in seats if seat.desk}


def _sitting(standing: Standing, seat: Seat | None, shown: Hour | None) -> Sitting | None:
    if seat is None:
        return None
    happened = standing.happened.get(seat.meeting)
    started = happened.started_at if happened else None
    delay = int((started - seat.hour.starts_at).total_seconds() // 60) if started else 0
    first, guests = person_at(standing, seat.first), [person_at(standing, p) for p in seat.guests]
    fresh, goes_on = seat.meeting in standing.fresh, shown is not None and shown.pk != seat.hour.pk
    return Sitting(seat, first, guests, happened, fresh, max(0, delay), goes_on)


def _due(standing: Standing, programme: Programme) -> list[Due]:
    rows = []
    for person, seats in programme.by_person.items():
        state = person_at(standing, person)
        if state.state in ("missing", "late", "absent", "left"):
            left = sum(s.ends_at > standing.at for s in seats)
            rows.append(Due(state, seats[0].hour.starts_at, left))
    return sorted(rows, key=lambda d: (d.at, d.person.name))


def _is_missing(standing: Standing, person: int) -> bool:
    seats = standing.programme.by_person.get(person, []) if standing.programme else []
    return bool(seats) and standing.of(person).state == "" and standing.at - seats[0].hour.starts_at >= GRACE


def _is_broken(standing: Standing, seat: Seat) -> bool:
    """Whether a meeting still to come cannot be held as it stands: its table is closed, or one of its sides misses it.

    A group comes as long as one of it does.
    """
    if seat.hour.starts_at <= standing.at or seat.meeting in standing.happened:
        return False
    if seat.desk and standing.is_closed(seat.desk.pk, seat.hours[-1].number):
        return True
    return _misses(standing, seat, seat.first) or all(_misses(standing, seat, guest) for guest in seat.guests)


def _misses(standing: Standing, seat: Seat, person: int) -> bool:
    return misses(standing.of(person), seat.hour.starts_at, seat.ends_at)


def _told(standing: Standing, programme: Programme) -> dict[str, int]:
    """Meetings of the day by what was said of them; ``silent`` are over and nobody said anything."""
    counts = {"running": 0, "held": 0, "not_held": 0, "silent": 0, "ahead": 0}
    for seat in programme.seats:
        happened = standing.happened.get(seat.meeting)
        if happened:
            counts[happened.state] += 1
        else:
            counts["silent" if seat.ends_at <= standing.at else "ahead"] += 1
    return counts
