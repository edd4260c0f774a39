"""How far a paper is from its end."""

from datetime import date
from enum import StrEnum

WARN_DAYS = (90, 30, 7)


class Standing(StrEnum):
    """``FAR`` has more than 90 days left; on its last day a paper is still in force (``CLOSE``)."""

    NONE = "none"
    FAR = "far"
    SOON = "soon"
    CLOSE = "close"
    EXPIRED = "expired"


def standing_of(expires_on: date | None, today: date) -> Standing:
    if expires_on is None:
        return Standing.NONE
    left = (expires_on - today).days
    if left < 0:
        return Standing.EXPIRED
    if left > WARN_DAYS[0]:
        return Standing.FAR
    return Standing.SOON if left > WARN_DAYS[1] else Standing.CLOSE


def warning_due(expires_on: date, today: date) -> int | None:
    """The nearest of the 90, 30 and 7 days that has been reached; None before the first and after the end.

    Whoever looks late gives one warning, the nearest, not three at once.
    """
    left = (expires_on - today).days
    return min((days for days in WARN_DAYS if 0 <= left <= days), default=None)
