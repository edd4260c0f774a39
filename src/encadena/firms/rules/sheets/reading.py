"""Rows of a file, as the program that made it shows them: row 1 is the first row, blank cells are ``None``."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from encadena.kernel.errors import DomainError

from .archives import MAX_COLUMNS, MAX_ROWS, check_extent
from .codes import (
    FILE_DAMAGED,
    FILE_ENCRYPTED,
    FILE_TOO_MANY_COLUMNS,
    FILE_TOO_MANY_ROWS,
    SHEET_MISSING,
)
from .kinds import TEXT
from .texts import decode, delimiter_of

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = list[Cell]
MAX_FIELD = 100_000


def sheet_names(path: Path, kind: str) -> list[str]:
    """The sheets of a workbook in order; none for text."""
    if kind == TEXT:
        return []
    return list(_workbook(path).sheet_names)


def read_rows(path: Path, kind: str, sheet: str) -> Iterable[Row]:
    """Every row of the sheet from the first on; a reader may stop early, and begin again without a second opening.

    Reading raises ``file_damaged``, ``file_encrypted``, ``sheet_missing``, ``file_too_many_rows``,
    ``file_too_many_columns``.
    """
    return _TextRows(path) if kind == TEXT else _SheetRows(path, sheet)


def _workbook(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise DomainError(FILE_ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        code = FILE_ENCRYPTED if "password" in str(error).lower() else FILE_DAMAGED
        raise DomainError(code) from error


def _sheet(path: Path, name: str) -> CalamineSheet:
    book = _workbook(path)
    if name not in book.sheet_names:
        raise DomainError(SHEET_MISSING, sheet=name, sheets=list(book.sheet_names))
    try:
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise DomainError(FILE_DAMAGED) from error
    check_extent(sheet.total_height, sheet.total_width)
    return sheet


@dataclass
class _SheetRows:
    path: Path
    name: str

    def __iter__(self) -> Iterator[Row]:
        # The reader keeps the empty rows above the first cell but cuts the empty columns left of it.
        left: Row = [None] * (self._sheet.start or (0, 0))[1]
        for row in self._sheet.iter_rows():
            yield [*left, *row] if "" not in row else left + [None if cell == "" else cell for cell in row]

    @cached_property
    def _sheet(self) -> CalamineSheet:
        return _sheet(self.path, self.name)


@dataclass
class _TextRows:
    path: Path

    def __iter__(self) -> Iterator[Row]:
        text = self._text
        csv.field_size_limit(MAX_FIELD)
        skip = 1 if text[:4].lower() == "sep=" else 0
        try:
            for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))):
                if number >= MAX_ROWS + 100:
                    raise DomainError(FILE_TOO_MANY_ROWS, rows=number, limit=MAX_ROWS)
                if len(row) > MAX_COLUMNS:
                    raise DomainError(FILE_TOO_MANY_COLUMNS, columns=len(row), limit=MAX_COLUMNS)
                yield [] if number < skip else [cell if cell.strip() else None for cell in row]
        except csv.Error as error:
            raise DomainError(FILE_DAMAGED) from error

    @cached_property
    def _text(self) -> str:
        return decode(self.path.read_bytes())[0]
