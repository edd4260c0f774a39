"""When a client is asked again, and when silence may be called an answer."""

from collections.abc import Collection
from datetime import date

from encadena.kernel.errors import DomainError

from ..errors import FOLLOW_UP_FEW_ATTEMPTS, FOLLOW_UP_TOO_SOON

TERMS = (6, 12, 24)
AHEAD_DAYS = 30
"""A follow-up opens 30 days before its date, so that a session at that time can serve for it."""
FEWEST_ATTEMPTS = 3
"""Attempts on different days before somebody may be counted as not having answered."""


def due_on(signed_on: date, months: int) -> date:
    """The same day of the month, ``months`` later; the last of the month where that day does not exist."""
    month = signed_on.month - 1 + months
    year, month = signed_on.year + month // 12, month % 12 + 1
    for day in range(signed_on.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, min(signed_on.day, 28))


def check_opened(due: date, today: date) -> None:
    if (due - today).days > AHEAD_DAYS:
        raise DomainError(FOLLOW_UP_TOO_SOON, due=due, days=AHEAD_DAYS)


def check_silence(attempt_days: Collection[date]) -> None:
    """Raises ``follow_up_few_attempts``: attempts of one day count once."""
    if len(set(attempt_days)) < FEWEST_ATTEMPTS:
        raise DomainError(FOLLOW_UP_FEW_ATTEMPTS, made=len(set(attempt_days)), needed=FEWEST_ATTEMPTS)
