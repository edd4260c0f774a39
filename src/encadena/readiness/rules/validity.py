"""How long a diagnosis says something: twelve months."""

from calendar import monthrange
from datetime import date

MONTHS = 12
SOON_DAYS = 60


def valid_until(finished_on: date) -> date:
    """The same day a year later; the last day of February for the 29th."""
    year, month = finished_on.year + MONTHS // 12, finished_on.month
    return date(year, month, min(finished_on.day, monthrange(year, month)[1]))


def expires_soon(until: date, today: date) -> bool:
    return 0 <= (until - today).days <= SOON_DAYS
