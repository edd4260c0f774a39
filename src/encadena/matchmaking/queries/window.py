"""What of a large agenda is drawn at once: so many tables, hours or people; of the grid also one day only.

An event of 12,000 meetings drawn whole is a page of several megabytes that no phone opens.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..models import Day, Slot, Table
from .timetable import Timetable

MEETINGS, CELLS = 1000, 1500
"""Of one page, at most, unless a single row has more."""

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """Some rows of a long list; ``first`` and ``last`` are their places in it, from 1."""

    rows: list[T]
    number: int
    pages: int
    first: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def before(self) -> int | str:
        return self.number - 1 if self.number > 1 else ""

    @property
    def after(self) -> int | str:
        return self.number + 1 if self.number < self.pages else ""


@dataclass(frozen=True)
class GridPart:
    """``days`` are those to choose from; empty where all are shown."""

    tables: Part[Table]
    slots: list[Slot]
    days: list[Day]
    day: Day | None


def part_of(rows: Sequence[T], weight: Callable[[T], int], number: int, most: int = MEETINGS) -> Part[T]:
    """Page ``number`` (the nearest there is) of ``rows``, none of whose pages weighs more than ``most``."""
    pages: list[list[T]] = [[]]
    room = most
    for row in rows:
        if pages[-1] and weight(row) > room:
            pages.append([])
            room = most
        pages[-1].append(row)
        room -= weight(row)
    number = max(1, min(number, len(pages)))
    first = sum(map(len, pages[: number - 1])) + 1
    return Part(pages[number - 1], number, len(pages), first, len(rows))


def whole(table: Timetable) -> GridPart:
    return GridPart(Part(table.tables, 1, 1, 1, len(table.tables)), table.slots, [], None)


def grid_part(table: Timetable, number: int, on: str) -> GridPart:
    """``on`` is the date of the day that is wanted, as in ``2026-05-12``; otherwise it is the first."""
    slots, days = table.slots, list({s.day_id: s.day for s in table.slots}.values())
    if len(slots) * len(table.tables) <= CELLS:
        return whole(table)
    day = next((d for d in days if f"{d}" == on), days[0] if days else None)
    shown = [s for s in slots if day and s.day_id == day.pk]
    tables = part_of(table.tables, lambda _: len(shown), number, CELLS)
    return GridPart(tables, shown, days if len(days) > 1 else [], day)
