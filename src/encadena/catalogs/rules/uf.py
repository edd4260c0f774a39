"""Reads values of the UF from the cells of a spreadsheet: every bad cell is named, nothing is guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from .. import errors
from .sheet import Cell

# The UF has been published day by day since this date.
FIRST_DAY = date(1977, 8, 1)
# On the 9th the values up to the 9th of the following month are known, and a few days of grace.
DAYS_AHEAD = 45
LARGEST = Decimal(1_000_000)
_DATE_HEADINGS = {"fecha", "date", "dia", "data", "fecha uf", "periodo"}
_VALUE_HEADINGS = {"valor", "value", "uf", "valor uf", "unidad de fomento", "unidad de fomento uf", "pesos", "clp"}
_HEADING_ROWS = 15
_NUMERIC_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T]00:00(?::00)?)?")
_WORDED_DATE = re.compile(r"(\d{1,2}) (?:de )?([a-z]{3,10}) (?:de |del )?(\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "ene jan/feb/mar/abr apr/may mai/jun/jul/ago aug/sep set/oct out/nov/dic dec dez".split("/"), start=1
    )
    for name in names.split()
}


@dataclass(frozen=True)
class ReadValue:
    """A good row: the row of the file (from 1), its date, its value."""

    row: int
    date: date
    value: Decimal


@dataclass(frozen=True)
class BadCell:
    """A cell that cannot be used: where it stands, what it says, and why not (a code and its facts)."""

    row: int
    column: str
    value: str
    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadFile:
    values: list[ReadValue]
    bad: list[BadCell]


def read_values(rows: Sequence[Sequence[Cell]], today: date) -> ReadFile:
    """The values of a sheet with a column of dates and a column of values; empty rows are skipped.

    Raises ``uf_file_no_columns`` when no such two columns are found.
    """
    start, date_column, value_column = _columns(rows)
    values: list[ReadValue] = []
    bad: list[BadCell] = []
    seen: dict[date, ReadValue] = {}
    for number, row in enumerate(rows[start:], start=start + 1):
        cells = [_cell(row, date_column), _cell(row, value_column)]
        if all(_says_nothing(cell) for cell in cells):
            continue
        found, wrong = _read_row(number, cells, (date_column, value_column), today)
        bad.extend(wrong)
        if found is None:
            continue
        earlier = seen.setdefault(found.date, found)
        if earlier.value != found.value:
            facts: dict[str, object] = {"date": found.date, "row": earlier.row}
            bad.append(BadCell(number, _letter(date_column), _shown(cells[0]), errors.DATE_TWICE, facts))
        elif earlier is found:
            values.append(found)
    return ReadFile(values, bad)


def _read_row(
    number: int, cells: Sequence[Cell], columns: tuple[int, int], today: date
) -> tuple[ReadValue | None, list[BadCell]]:
    day: date | None = None
    value: Decimal | None = None
    bad: list[BadCell] = []
    try:
        day = date_of(cells[0], today)
    except DomainError as error:
        bad.append(BadCell(number, _letter(columns[0]), _shown(cells[0]), error.code, error.params))
    try:
        value = value_of(cells[1])
    except DomainError as error:
        bad.append(BadCell(number, _letter(columns[1]), _shown(cells[1]), error.code, error.params))
    return (ReadValue(number, day, value) if day and value is not None else None), bad


def date_of(cell: Cell, today: date) -> date:
    """A day from a date cell or from text (31-12-2025, 2025-12-31, 31 dic 2025)."""
    if _says_nothing(cell):
        raise DomainError(errors.DATE_MISSING)
    day = cell.date() if isinstance(cell, datetime) else cell if isinstance(cell, date) else _date_of_text(str(cell))
    if day is None:
        raise DomainError(errors.DATE_INVALID)
    if day < FIRST_DAY:
        raise DomainError(errors.DATE_TOO_OLD, first=FIRST_DAY)
    if day > today + timedelta(days=DAYS_AHEAD):
        raise DomainError(errors.DATE_TOO_FAR, last=today + timedelta(days=DAYS_AHEAD))
    return day


def _date_of_text(text: str) -> date | None:
    parts: tuple[int, int, int] | None = None
    if found := _NUMERIC_DATE.fullmatch(text.strip()):
        first, month, last = (int(part) for part in found.groups())
        parts = (first, month, last) if len(found[1]) == 4 else (last, month, first) if len(found[3]) == 4 else None
    elif (worded := _WORDED_DATE.fullmatch(fold(text))) and worded[2][:3] in _MONTHS:
        parts = (int(worded[3]), _MONTHS[worded[2][:3]], int(worded[1]))
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def value_of(cell: Cell) -> Decimal:
    """Pesos with at most two decimals, from a number or from text in Chilean or English writing."""
    if _says_nothing(cell):
        raise DomainError(errors.VALUE_MISSING)
    value = _number_of(cell)
    if value is None or not value.is_finite():
        raise DomainError(errors.VALUE_INVALID)
    if value <= 0:
        raise DomainError(errors.VALUE_NOT_POSITIVE)
    if value >= LARGEST:
        raise DomainError(errors.VALUE_TOO_LARGE, limit=LARGEST)
    cents = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if cents != value:
        raise DomainError(errors.VALUE_DECIMALS)
    return cents


def _number_of(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, int | float):
        # A binary fraction such as 39727.96 is read as it is shown, not as 39727.9599999….
        return Decimal(repr(cell)) if isinstance(cell, int) else Decimal(str(round(cell, 6)))
    text = re.sub(r"[\s$\u00a0]|CLP", "", str(cell))
    if not re.fullmatch(r"-?\d{1,3}([.,]?\d{3})*([.,]\d+)?|-?\d+([.,]\d+)?", text):
        return None
    try:
        return Decimal(_with_point(text))
    except InvalidOperation:
        return None


def _with_point(text: str) -> str:
    """Thousands marks removed and a point for the decimals: ``39.727,96``, ``39,727.96``, ``39.728`` (thousands)."""
    last = max(text.rfind("."), text.rfind(","))
    whole, fraction = (text[:last], text[last + 1 :]) if last >= 0 else (text, "")
    if len(fraction) == 3 and (text[last] == "." or "," in whole):
        whole, fraction = whole + fraction, ""
    return re.sub(r"[.,]", "", whole) + (f".{fraction}" if fraction else "")


def _columns(rows: Sequence[Sequence[Cell]]) -> tuple[int, int, int]:
    """The first row of data, the column of dates and the column of values."""
    for number, row in enumerate(rows[:_HEADING_ROWS]):
        names = [fold(str(cell)) if isinstance(cell, str) else "" for cell in row]
        dates, values = list(_places(names, _DATE_HEADINGS)), list(_places(names, _VALUE_HEADINGS))
        if dates and values:
            return number + 1, dates[0], values[0]
    if rows and len(rows[0]) == 2 and not _says_nothing(rows[0][0]) and _looks_like_a_date(rows[0][0]):
        return 0, 0, 1
    raise DomainError(errors.FILE_NO_COLUMNS)


def _places(names: list[str], wanted: set[str]) -> Iterator[int]:
    return (place for place, name in enumerate(names) if name in wanted)


def _looks_like_a_date(cell: Cell) -> bool:
    return isinstance(cell, date) or _date_of_text(str(cell)) is not None


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""


def _says_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _shown(cell: Cell) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)[:80]


def _letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
