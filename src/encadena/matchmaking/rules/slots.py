"""How a day is cut into slots, and what no list of slots may do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from ..choices import Session
from ..errors import RoundError

SHORTEST, LONGEST = 5, 240
MOST_SLOTS = 400
MOST_DAYS = 10
NOON = time(13)


@dataclass(frozen=True)
class Stretch:
    """A slot before it is stored. Times are aware."""

    starts_at: datetime
    ends_at: datetime
    session: Session
    on: date


@dataclass(frozen=True)
class DayShape:
    """How every day runs: half-open [start, end), slots of ``minutes``, ``pause`` between them, perhaps a lunch."""

    start: time
    end: time
    minutes: int = 20
    pause: int = 0
    lunch: tuple[time, time] | None = None


def lay_out(days: Sequence[date], shape: DayShape, zone: ZoneInfo) -> list[Stretch]:
    """The slots of all days in order of time. Raises ``RoundError`` when the shape is impossible."""
    _refuse_impossible(days, shape)
    stretches = [s for day in sorted(days) for s in _slots_of(day, shape, zone)]
    if not stretches:
        raise RoundError("no_slot_fits", minutes=shape.minutes)
    if len(stretches) > MOST_SLOTS:
        raise RoundError("too_many_slots", count=len(stretches), most=MOST_SLOTS)
    return stretches


def shape_of(hours: Sequence[tuple[datetime, datetime]]) -> DayShape | None:
    """The shape that ``lay_out`` would need for one day's slots, in order and on the clock of the round.

    None without slots. The longest gap is lunch when it is longer than the pauses; slots that were changed by hand
    may follow no shape, and what comes near is told.
    """
    if not hours:
        return None
    first, last = hours[0], hours[-1]
    gaps = [(later[0] - earlier[1], earlier[1], later[0]) for earlier, later in pairwise(hours)]
    pause = min((gap for gap, _since, _until in gaps), default=timedelta())
    longest, since, until = max(gaps, default=(pause, first[1], first[1]))
    lunch = (since.time(), until.time()) if longest > pause else None
    minutes = (first[1] - first[0]) // timedelta(minutes=1)
    return DayShape(first[0].time(), last[1].time(), minutes, pause // timedelta(minutes=1), lunch)


def refuse_overlaps(stretches: Sequence[Stretch]) -> None:
    """Raise when a slot ends before it starts or two share time; ``stretches`` may come in any order."""
    for s in stretches:
        if s.ends_at <= s.starts_at:
            raise RoundError("slot_ends_before_it_starts", starts=s.starts_at, ends=s.ends_at)
    for earlier, later in pairwise(sorted(stretches, key=lambda s: s.starts_at)):
        if later.starts_at < earlier.ends_at:
            raise RoundError("slots_overlap", first=earlier.starts_at, second=later.starts_at)


class OfDay(Protocol):
    """A stored slot, as far as its day goes."""

    @property
    def day_id(self) -> int: ...


S = TypeVar("S", bound=OfDay)


def covered(slots: Sequence[S], place: int, length: int) -> Sequence[S]:
    """The ``length`` slots from this place on; fewer where the day ends."""
    day = slots[place].day_id
    return [slot for slot in slots[place : place + length] if slot.day_id == day]


def session_at(moment: time, lunch: tuple[time, time] | None = None) -> Session:
    return Session.MORNING if moment < (lunch[0] if lunch else NOON) else Session.AFTERNOON


def _refuse_impossible(days: Sequence[date], shape: DayShape) -> None:
    if not days:
        raise RoundError("no_days")
    if len(days) > MOST_DAYS:
        raise RoundError("too_many_days", count=len(days), most=MOST_DAYS)
    if len(set(days)) < len(days):
        raise RoundError("day_repeated")
    if shape.end <= shape.start:
        raise RoundError("day_ends_before_it_starts", start=shape.start, end=shape.end)
    if not SHORTEST <= shape.minutes <= LONGEST:
        raise RoundError("slot_length_out_of_range", minutes=shape.minutes, least=SHORTEST, most=LONGEST)
    if not 0 <= shape.pause <= LONGEST:
        raise RoundError("pause_out_of_range", minutes=shape.pause, most=LONGEST)
    if shape.lunch and shape.lunch[1] <= shape.lunch[0]:
        raise RoundError("lunch_ends_before_it_starts", start=shape.lunch[0], end=shape.lunch[1])


def _slots_of(day: date, shape: DayShape, zone: ZoneInfo) -> Iterator[Stretch]:
    # wall-clock arithmetic on naive moments: a day's programme follows the clock on the wall, also when it changes
    at, end = datetime.combine(day, shape.start), datetime.combine(day, shape.end)
    length, step = timedelta(minutes=shape.minutes), timedelta(minutes=shape.minutes + shape.pause)
    while at + length <= end:
        if shape.lunch and at.time() < shape.lunch[1] and (at + length).time() > shape.lunch[0]:
            at = datetime.combine(day, shape.lunch[1])
            continue
        session = session_at(at.time(), shape.lunch)
        yield Stretch(at.replace(tzinfo=zone), (at + length).replace(tzinfo=zone), session, day)
        at += step
