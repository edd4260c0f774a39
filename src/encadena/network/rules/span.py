"""Spans of dates, shares and years."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from encadena.kernel.errors import DomainError

from .. import errors

FIRST_YEAR = 2015  # the network opened its first centres in that year


@dataclass(frozen=True)
class Span:
    """Half-open [start, end); an end of None is open, a start of None is unknown and counts as always."""

    start: date | None
    end: date | None

    def overlaps(self, other: "Span") -> bool:
        return (self.start or date.min) < (other.end or date.max) and (other.start or date.min) < (self.end or date.max)

    def holds(self, day: date) -> bool:
        return (self.start or date.min) <= day < (self.end or date.max)


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``; percent is None when there is nothing to divide by."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        return Decimal(self.part) * 100 / self.whole if self.whole else None


def check_span(span: Span, *, others: Iterable[Span] = ()) -> None:
    if span.start and span.end and span.end <= span.start:
        raise DomainError(errors.CENTRE_ENDED_BEFORE_START, start=span.start, end=span.end)
    for other in others:
        if span.overlaps(other):
            raise DomainError(errors.CONTRACT_OVERLAPS, start=other.start, end=other.end)


def check_year(year: int, *, today: date) -> None:
    """A year of the network: from its first to five years ahead (a renewal may be announced)."""
    if not FIRST_YEAR <= year <= today.year + 5:
        raise DomainError(errors.YEAR_OUT_OF_RANGE, year=year, first=FIRST_YEAR, last=today.year + 5)
