"""Slots on the clock: which follow one another without a gap, and who is outside working hours."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from .pieces import Hours, Id, Slot

DAY = timedelta(days=1)


def rows_of(slots: Sequence[Slot]) -> Iterator[list[int]]:
    """The slots (ids) of each day, cut where the clock shows a longer gap than elsewhere: between two slots in a row a
    meeting goes on without interruption.
    """
    usual = min((step for one, other in pairwise(slots) if (step := _step(one, other)) is not None), default=None)
    row: list[int] = []
    for i, slot in enumerate(slots):
        if i and (slots[i - 1].day != slot.day or _step(slots[i - 1], slot) not in (usual, None)):
            yield row
            row = []
        row.append(slot.id)
    if row:
        yield row


def _step(one: Slot, other: Slot) -> timedelta | None:
    """From the beginning of one slot to that of the next one of its day; None where it is not known."""
    if one.day != other.day or not one.starts or not other.starts:
        return None
    return datetime.fromisoformat(other.starts) - datetime.fromisoformat(one.starts)


def outside_hours(hours: Mapping[Id, Hours], slots: Sequence[Slot]) -> Iterator[tuple[Id, int]]:
    """(participant, slot) for slots that are not wholly within somebody's working hours; of one whose end is unknown,
    that it begins within them. Nothing is said of unknown times.
    """
    known = [(slot.id, datetime.fromisoformat(slot.starts), _length(slot)) for slot in slots if slot.starts]
    for participant, asked in hours.items():
        zone = ZoneInfo(asked.zone)
        opens, closes = (
            timedelta(hours=int(clock[:2]), minutes=int(clock[3:])) for clock in (asked.opens, asked.closes)
        )
        worked = (closes - opens) % DAY  # counted from the opening, so that a night's work is no other case
        for slot, starts, length in known:
            here = starts.astimezone(zone)
            begins = (timedelta(hours=here.hour, minutes=here.minute) - opens) % DAY
            if begins >= worked or begins + length > worked:
                yield participant, slot


def _length(slot: Slot) -> timedelta:
    if not slot.ends:
        return timedelta(0)
    return datetime.fromisoformat(slot.ends) - datetime.fromisoformat(slot.starts)
