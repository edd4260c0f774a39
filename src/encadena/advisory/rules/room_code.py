"""The code on the wall of the room: it changes every few minutes and opens the attendance list of one day only.

A code is a keyed hash of the day and of the moment, so nothing is stored and nobody can make tomorrow's. It holds for
``HOLDS`` steps (somebody scans, then types a name) and only around the hours of the day.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from encadena.kernel.errors import DomainError

from ..errors import CODE_EARLY, CODE_EXPIRED, CODE_LATE, CODE_WRONG

STEP = timedelta(minutes=5)
HOLDS = 3
BEFORE = timedelta(minutes=30)
AFTER = timedelta(minutes=30)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that look alike
LENGTH = 8


@dataclass(frozen=True)
class Window:
    """One day of a course: ``key`` names it, the moments are aware."""

    key: int
    starts: datetime
    ends: datetime

    @property
    def opens(self) -> datetime:
        return self.starts - BEFORE

    @property
    def closes(self) -> datetime:
        return self.ends + AFTER


def code_at(window: Window, now: datetime) -> str:
    return _code(window.key, _step(now))


def check_open(window: Window, now: datetime) -> None:
    """Raises ``code_early`` or ``code_late``."""
    if now < window.opens:
        raise DomainError(CODE_EARLY, opens=window.opens)
    if now > window.closes:
        raise DomainError(CODE_LATE, closes=window.closes)


def check_code(window: Window, code: str, now: datetime) -> None:
    """Raises ``code_early``, ``code_late``, ``code_expired`` (it was good a while ago) or ``code_wrong``."""
    check_open(window, now)
    typed, current = code.strip().upper(), _step(now)
    if any(constant_time_compare(typed, _code(window.key, current - ago)) for ago in range(HOLDS)):
        return
    earlier = range(_step(window.opens), current - HOLDS + 1)
    if any(constant_time_compare(typed, _code(window.key, step)) for step in earlier):
        raise DomainError(CODE_EXPIRED)
    raise DomainError(CODE_WRONG)


def _step(moment: datetime) -> int:
    return int(moment.timestamp() // STEP.total_seconds())


def _code(key: int, step: int) -> str:
    digest = salted_hmac("encadena.advisory.room", f"{key}:{step}", algorithm="sha256").digest()
    number = int.from_bytes(digest[:16])
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)
