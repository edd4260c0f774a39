"""Where a contract stands, and which warning of its end has come due."""

from datetime import date

from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import Standing
from .term import Term

DAYS_BEFORE = (90, 60, 30)


def end_ahead(ends_on: date | None, agreed_until: date | None) -> date | None:
    """The day on which it ends as far as anybody said: a fixed end counts before the agreed term."""
    return ends_on or agreed_until


def standing_of(ends_on: date | None, agreed_until: date | None, term: Term, *, today: date) -> Standing:
    """By its dates where they are known, by its stated years otherwise; no length is assumed."""
    if ends_on:
        return Standing.ENDED if ends_on <= today else Standing.ENDING
    if agreed_until:
        left = (agreed_until - today).days
        return Standing.OVERDUE if left < 0 else Standing.CLOSE if left <= DAYS_BEFORE[0] else Standing.RUNNING
    if term.overdue:
        return Standing.OVERDUE
    return Standing.RUNNING if term.expected_end else Standing.UNKNOWN


def check_running(ends_on: date | None, *, today: date) -> None:
    if ends_on and ends_on <= today:
        raise DomainError(errors.CONTRACT_OVER, end=ends_on)


def threshold(end: date, *, today: date) -> int | None:
    """The nearest of 90, 60 and 30 days that was reached; None before and after."""
    left = (end - today).days
    return min((days for days in DAYS_BEFORE if left <= days), default=None) if left >= 0 else None
