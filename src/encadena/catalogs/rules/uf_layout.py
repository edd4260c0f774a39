"""Where dates and values stand in a sheet: two columns, or the yearly grid of days and months of the SII."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..errors import FILE_NO_COLUMNS
from .sheet import Cell

_DATE_WORDS = {"fecha", "date", "dia", "data", "periodo"}
_VALUE_WORDS = {"valor", "value", "uf", "fomento", "pesos", "clp"}
_HEADING_ROWS = 15
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMERIC_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T]00:00(?::00)?)?")
_WORDED_DATE = re.compile(r"(\d{1,2}) (?:de )?([a-z]{3,10}) (?:de |del )?(\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "ene jan",
            "feb fev",
            "mar",
            "abr apr",
            "may mai",
            "jun",
            "jul",
            "ago aug",
            "sep set",
            "oct out",
            "nov",
            "dic dec dez",
        ],
        start=1,
    )
    for name in names.split()
}


@dataclass(frozen=True)
class Place:
    """One pair of cells of the file: the row (from 1), and each cell with its column (from 0)."""

    row: int
    date_cell: Cell
    date_column: int
    value_cell: Cell
    value_column: int


def places_of(rows: Sequence[Sequence[Cell]]) -> list[Place]:
    """Every pair of a date and a value that is not wholly empty. Raises ``uf_file_no_columns``."""
    for number, row in enumerate(rows[:_HEADING_ROWS]):
        names = [fold(cell) if isinstance(cell, str) else "" for cell in row]
        if months := _month_columns(names):
            return list(_grid(rows, number, months))
        dates = [place for place, name in enumerate(names) if _DATE_WORDS & set(name.split())]
        values = [place for place, name in enumerate(names) if _VALUE_WORDS & set(name.split()) and place not in dates]
        if dates and values:
            return list(_columns(rows, number + 1, dates[0], values[0]))
    if rows and len(rows[0]) == 2 and text_date(rows[0][0]) is not None:
        return list(_columns(rows, 0, 0, 1))
    raise DomainError(FILE_NO_COLUMNS)


def text_date(cell: Cell) -> date | None:
    """The day that a cell says (31-12-2025, 2025-12-31, 31 de diciembre de 2025), None when it says none."""
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    parts: tuple[int, int, int] | None = None
    if found := _NUMERIC_DATE.fullmatch(text):
        first, month, last = (int(part) for part in found.groups())
        parts = (first, month, last) if len(found[1]) == 4 else (last, month, first) if len(found[3]) == 4 else None
    elif (worded := _WORDED_DATE.fullmatch(fold(text))) and worded[2][:3] in _MONTHS:
        parts = (int(worded[3]), _MONTHS[worded[2][:3]], int(worded[1]))
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def says_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _columns(rows: Sequence[Sequence[Cell]], start: int, dates: int, values: int) -> Iterator[Place]:
    for number, row in enumerate(rows[start:], start=start + 1):
        day, value = _cell(row, dates), _cell(row, values)
        if not (says_nothing(day) and says_nothing(value)):
            yield Place(number, day, dates, value, values)


def _month_columns(names: list[str]) -> dict[int, int]:
    """The column of each month, when a row names all twelve."""
    months = {_MONTHS[name[:3]]: place for place, name in enumerate(names) if name.isalpha() and name[:3] in _MONTHS}
    return months if len(months) == 12 else {}


def _grid(rows: Sequence[Sequence[Cell]], heading: int, months: dict[int, int]) -> Iterator[Place]:
    """Days down, months across; the year stands above or in the heading. Days that a month lacks are empty."""
    said = " ".join(str(cell) for row in rows[: heading + 1] for cell in row)
    year = _YEAR.search(said)
    days = min(months.values()) - 1
    if year is None or days < 0:
        raise DomainError(FILE_NO_COLUMNS)
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        day = str(_cell(row, days)).strip().removesuffix(".0")
        for month, column in months.items():
            value = _cell(row, column)
            if not says_nothing(value) and day.isdigit():
                yield Place(number, f"{int(day)}-{month}-{year[0]}", column, value, column)


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""
