"""Reads values of the UF from the cells of a spreadsheet: every bad cell is named, nothing is guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from encadena.kernel.errors import DomainError

from .. import errors
from .sheet import Cell
from .uf_layout import Place, places_of, says_nothing, text_date

# The UF has been published day by day since this date.
FIRST_DAY = date(1977, 8, 1)
# On the 9th the values up to the 9th of the following month are known, and a few days of grace.
DAYS_AHEAD = 45
LARGEST = Decimal(1_000_000)


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
    """The values of a sheet, in two columns or as a yearly grid; empty rows are skipped.

    Raises ``uf_file_no_columns`` when neither is found.
    """
    values: dict[date, ReadValue] = {}
    bad: list[BadCell] = []
    for place in places_of(rows):
        found, wrong = _read(place, today)
        bad.extend(wrong)
        if found is None:
            continue
        earlier = values.setdefault(found.date, found)
        if earlier.value != found.value:
            facts: dict[str, object] = {"date": found.date, "row": earlier.row}
            bad.append(_bad(place.row, place.date_column, place.date_cell, errors.DATE_TWICE, facts))
    return ReadFile(list(values.values()), bad)


def _read(place: Place, today: date) -> tuple[ReadValue | None, list[BadCell]]:
    day: date | None = None
    value: Decimal | None = None
    bad: list[BadCell] = []
    try:
        day = date_of(place.date_cell, today)
    except DomainError as error:
        bad.append(_bad(place.row, place.date_column, place.date_cell, error.code, error.params))
    try:
        value = value_of(place.value_cell)
    except DomainError as error:
        bad.append(_bad(place.row, place.value_column, place.value_cell, error.code, error.params))
    return (ReadValue(place.row, day, value) if day and value is not None else None), bad


def _bad(row: int, column: int, cell: Cell, code: str, params: dict[str, object]) -> BadCell:
    shown = "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)[:80]
    return BadCell(row, _letter(column), shown, code, params)


def date_of(cell: Cell, today: date) -> date:
    """A day from a date cell or from text (31-12-2025, 2025-12-31, 31 dic 2025)."""
    if says_nothing(cell):
        raise DomainError(errors.DATE_MISSING)
    day = cell.date() if isinstance(cell, datetime) else text_date(cell)
    if day is None:
        raise DomainError(errors.DATE_INVALID)
    if day < FIRST_DAY:
        raise DomainError(errors.DATE_TOO_OLD, first=FIRST_DAY)
    if day > today + timedelta(days=DAYS_AHEAD):
        raise DomainError(errors.DATE_TOO_FAR, last=today + timedelta(days=DAYS_AHEAD))
    return day


def value_of(cell: Cell) -> Decimal:
    """Pesos with at most two decimals, from a number or from text in Chilean or English writing."""
    if says_nothing(cell):
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


def _letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
