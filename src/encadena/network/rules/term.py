"""Where a contract stands by what its events state."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..choices import ContractEventKind


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
            case ContractEventKind.CONTRACT_YEAR | ContractEventKind.CONTINUATION if event.contract_year:
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
