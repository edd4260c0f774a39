"""A month as weeks of days."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ...models import TrainingDay

SHOWN = 4


@dataclass(frozen=True)
class Cell:
    """One day: its courses (at most ``SHOWN`` of them) and how many more there are."""

    on: date
    inside: bool
    today: bool
    days: list[TrainingDay] = field(default_factory=list)
    more: int = 0


def month_of(text: str, today: date) -> date:
    """``2026-03`` → its first day; anything else is the month of today."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def weeks_of(first: date, days: Iterable[TrainingDay], today: date) -> list[list[Cell]]:
    """Monday to Sunday, the days of other months empty."""
    by_date: dict[date, list[TrainingDay]] = defaultdict(list)
    for day in days:
        by_date[day.on].append(day)
    return [
        [_cell(on, first, today, by_date.get(on, [])) for on in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]


def _cell(on: date, first: date, today: date, days: list[TrainingDay]) -> Cell:
    inside = on.month == first.month
    shown = days if inside else []
    return Cell(on, inside, on == today, shown[:SHOWN], max(0, len(shown) - SHOWN))
