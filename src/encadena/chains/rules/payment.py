"""Days to pay against the legal term: 30 calendar days from the invoice (Ley 21.131)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

LEGAL_DAYS = 30


@dataclass(frozen=True)
class Payment:
    """Of the sales: ``known`` have both dates, ``late`` of these took more than the legal term.

    ``unknown`` lack a date; ``open_late`` of these have an older invoice and no payment on record, which may be a
    payment that nobody wrote down. ``median_days`` is over the known ones, None without any.
    """

    known: int
    late: int
    unknown: int
    open_late: int
    median_days: float | None

    @property
    def sales(self) -> int:
        return self.known + self.unknown


def payment_of(dates: Iterable[tuple[date | None, date | None]], today: date) -> Payment:
    """``dates`` are (invoice, payment) of each sale."""
    days: list[int] = []
    unknown = open_late = 0
    for invoiced, paid in dates:
        if invoiced and paid:
            days.append((paid - invoiced).days)
            continue
        unknown += 1
        open_late += bool(invoiced and not paid and (today - invoiced).days > LEGAL_DAYS)
    late = sum(n > LEGAL_DAYS for n in days)
    return Payment(len(days), late, unknown, open_late, float(median(days)) if days else None)
