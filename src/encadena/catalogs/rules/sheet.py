"""The cells of a small spreadsheet (xlsx, xls, ods or csv), whatever its name says."""

import csv
import zipfile
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook

from encadena.kernel.errors import DomainError

from ..errors import FILE_EMPTY, FILE_TOO_LARGE, FILE_TOO_MANY_ROWS, FILE_UNREADABLE

Cell = object
MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_ROWS = 20_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";\t|,"


def cells_of(content: bytes) -> list[list[Cell]]:
    """The rows of the first sheet as they stand, so that row ``i`` of the list is row ``i + 1`` of the file.

    Raises ``uf_file_empty``, ``uf_file_too_large``, ``uf_file_too_many_rows`` or ``uf_file_unreadable``.
    """
    if not content.strip():
        raise DomainError(FILE_EMPTY)
    if len(content) > MAX_BYTES:
        raise DomainError(FILE_TOO_LARGE, limit=MAX_BYTES)
    rows = _from_book(content) if content.startswith((_ZIP, _OLE)) else _from_text(content)
    if len(rows) > MAX_ROWS:
        raise DomainError(FILE_TOO_MANY_ROWS, limit=MAX_ROWS)
    return rows


def _from_book(content: bytes) -> list[list[Cell]]:
    _refuse_bombs(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        if sheet.height > MAX_ROWS or sheet.width > 1000:
            raise DomainError(FILE_TOO_MANY_ROWS, limit=MAX_ROWS)
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, IndexError, ValueError) as error:
        raise DomainError(FILE_UNREADABLE) from error


def _refuse_bombs(content: bytes) -> None:
    """A zipped book may unpack to gigabytes: count before a reader opens it."""
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DomainError(FILE_UNREADABLE) from error
    if unpacked > MAX_UNPACKED:
        raise DomainError(FILE_TOO_LARGE, limit=MAX_BYTES)


def _from_text(content: bytes) -> list[list[Cell]]:
    if b"\x00" in content:
        raise DomainError(FILE_UNREADABLE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    delimiter = _delimiter_of(text)
    try:
        return [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise DomainError(FILE_UNREADABLE) from error


def _delimiter_of(text: str) -> str:
    """The separator that the first lines use; a comma only when nothing else does, for it also marks decimals."""
    head = "\n".join(text.splitlines()[:5])
    return next((mark for mark in _DELIMITERS if mark in head), ",")
