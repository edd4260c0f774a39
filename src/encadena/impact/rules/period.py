"""The year of a report: which days belong to it, and up to which day it was looked at."""

from dataclasses import dataclass
from datetime import date, timedelta

from encadena.kernel.errors import DomainError

from ..errors import YEAR_IN_FUTURE, YEAR_INVALID

FIRST_YEAR = 2015  # the network opened its first centres in that year


@dataclass(frozen=True)
class Period:
    """The half-open span [first, after); ``as_of`` is the last day looked at, ``until`` the day after it."""

    year: int
    first: date
    after: date
    as_of: date

    @property
    def until(self) -> date:
        return self.as_of + timedelta(days=1)

    @property
    def running(self) -> bool:
        return self.until < self.after


def period_of(year: int, *, today: date) -> Period:
    """Raises ``impact_year_invalid`` and ``impact_year_in_future``."""
    if not FIRST_YEAR <= year <= 9998:
        raise DomainError(YEAR_INVALID, year=year, first=FIRST_YEAR)
    if year > today.year:
        raise DomainError(YEAR_IN_FUTURE, year=year, last=today.year)
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return Period(year, first, after, min(after - timedelta(days=1), today))
