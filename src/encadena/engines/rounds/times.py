"""Slots on the clock: which follow one another without a gap, and who is outside working hours."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from .pieces import Hours, Id, Slot


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
    """(participant, slot) for slots that begin outside somebody's working hours. Nothing is said of unknown times."""
    known = [(slot.id, datetime.fromisoformat(slot.starts)) for slot in slots if slot.starts]
    for participant, asked in hours.items():
        zone = ZoneInfo(asked.zone)
        for slot, starts in known:
            if not asked.opens <= f"{starts.astimezone(zone):%H:%M}" < asked.closes:
                yield participant, slot
