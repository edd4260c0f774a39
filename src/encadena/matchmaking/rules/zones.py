"""Clocks of people elsewhere: names of zones, and which slots fall outside somebody's working hours."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY = timedelta(days=1)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of a name (``Europe/Berlin``); None for an empty or unknown one."""
    return ZoneInfo(name) if name and name in _names() else None


def outside_hours(
    slots: Iterable[tuple[int, datetime, datetime]], zone: ZoneInfo, from_: time, until: time
) -> list[int]:
    """Keys of the slots (key, start, end) that are not wholly within [from_, until] of the clock in ``zone``.

    Hours that pass midnight (22:00 to 06:00) are a night's work.
    """
    return [key for key, start, end in slots if not _within(start.astimezone(zone), end.astimezone(zone), from_, until)]


def _within(start: datetime, end: datetime, from_: time, until: time) -> bool:
    opens = datetime.combine(start.date(), from_)
    # counted from the opening and modulo a day, so that a night's work is no other case
    worked = (datetime.combine(start.date(), until) - opens) % DAY or DAY
    begins = (start.replace(tzinfo=None) - opens) % DAY
    return begins + (end - start) <= worked


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
