"""Days to pay against the legal term: 30 calendar days from the invoice (Ley 21.131)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

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

    @property
    def on_time(self) -> int:
        return self.known - self.late


@dataclass
class Tally:
    """``days``: how many sales took so many days; sales that lack a date are in ``unknown``."""

    days: Counter[int] = field(default_factory=Counter)
    unknown: int = 0
    open_late: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.days + other.days, self.unknown + other.unknown, self.open_late + other.open_late)

    @property
    def payment(self) -> Payment:
        late = sum(n for days, n in self.days.items() if days > LEGAL_DAYS)
        return Payment(self.days.total(), late, self.unknown, self.open_late, _median(self.days))


def _median(days: Counter[int]) -> float | None:
    """As of the sales put in a row: the middle one, or the mean of the two in the middle."""
    if not (whole := days.total()):
        return None
    return (_at(days, (whole - 1) // 2) + _at(days, whole // 2)) / 2


def _at(days: Counter[int], place: int) -> int:
    for value in sorted(days):
        place -= days[value]
        if place < 0:
            return value
    raise IndexError(place)
