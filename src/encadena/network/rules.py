"""What makes a contract and a post valid, and what their dates mean. No database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from encadena.kernel.errors import DomainError

from . import errors
from .choices import ContractEventKind

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


@dataclass(frozen=True)
class Term:
    """Where a contract stands by what its events state. Every field may be unknown.

    ``year_of`` n of ``term`` in ``as_of``; ``expected_end`` is the year in which the stated term runs out;
    ``overdue`` says that it ran out and nothing newer is recorded.
    """

    as_of: int
    year_of: int | None = None
    term: int | None = None
    expected_end: int | None = None
    overdue: bool = False


@dataclass(frozen=True)
class StatedEvent:
    kind: str
    year: int
    term_years: int | None = None
    contract_year: int | None = None


def term_of(events: Iterable[StatedEvent], *, year: int) -> Term:
    """Reads the latest statement about the term; it never assumes a length that nobody stated."""
    term: int | None = None
    first: int | None = None
    last_seen: int | None = None
    ended = False
    for event in sorted(events, key=lambda e: e.year):
        if event.year > year:
            continue
        last_seen = event.year
        match event.kind:
            case ContractEventKind.AWARD | ContractEventKind.RENEWAL:
                first, term = event.year, event.term_years
            case ContractEventKind.START:
                first = event.year
            case ContractEventKind.CONTRACT_YEAR if event.contract_year:
                first = event.year - event.contract_year + 1
            case ContractEventKind.END:
                ended = True
        term = event.term_years or term
    if first is None or ended:
        return Term(as_of=year)
    expected_end = first + term if term else None
    overdue = expected_end is not None and year > expected_end and (last_seen or 0) <= expected_end
    known_year = year - first + 1 if term and year < first + term else None
    return Term(as_of=year, year_of=known_year, term=term, expected_end=expected_end, overdue=overdue)


@dataclass(frozen=True)
class Progress:
    """``result`` up to a day against ``target``; ``forecast`` is a straight line to the end of the year, None where
    the indicator does not accumulate or no day has passed.
    """

    target: int
    result: float
    forecast: float | None

    @property
    def share(self) -> float:
        return self.result / self.target

    @property
    def falls_short(self) -> bool:
        """Going on like this, the target is missed."""
        return (self.result if self.forecast is None else self.forecast) < self.target


def progress_of(target: int, result: float, *, year: int, today: date, accumulates: bool) -> Progress:
    """The days of the year that have passed count today; a year that is over needs no forecast."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    passed = (today - first).days + 1
    running = accumulates and first <= today < after
    return Progress(target, result, result * (after - first).days / passed if running else None)
