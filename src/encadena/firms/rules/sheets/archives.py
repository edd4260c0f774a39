"""Is a zipped spreadsheet safe to open? Everything is unpacked once into nothing and counted before a reader sees it.

A file of a few kilobytes can claim a cell in the last row of the last column (the reader would make room for
17 thousand million cells), or unpack to gigabytes. Declared sizes may lie, so they are only believed when they are bad
news.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from encadena.kernel.errors import DomainError

from .codes import FILE_BOMB, FILE_DAMAGED, FILE_TOO_MANY_COLUMNS, FILE_TOO_MANY_ROWS
from .kinds import ODS, XLSX

MAX_ROWS = 200_000
MAX_COLUMNS = 256
MAX_AREA = 16_000_000
MAX_ENTRIES = 5_000
MAX_UNPACKED = 800 * 1024 * 1024
MAX_RATIO = 200
SMALL = 20 * 1024 * 1024
_CHUNK = 1 << 20
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,9})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,9})"')


def check_archive(path: Path, kind: str) -> None:
    """Raises ``file_bomb``, ``file_damaged``, ``file_too_many_rows`` or ``file_too_many_columns``."""
    if kind not in {XLSX, ODS}:
        return
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive)
            for info in archive.infolist():
                _check_entry(archive, info, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise DomainError(FILE_DAMAGED) from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise DomainError(FILE_BOMB, size=unpacked, limit=MAX_UNPACKED)
    if unpacked > SMALL and unpacked / packed > MAX_RATIO:
        raise DomainError(FILE_BOMB, size=unpacked, limit=packed * MAX_RATIO)


def _check_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, kind: str) -> None:
    if kind == XLSX and info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
        _check_places(_chunks(archive, info))
    elif kind == ODS and info.filename == "content.xml":
        _check_repeats(_chunks(archive, info))
    else:
        for _chunk in _chunks(archive, info):
            pass


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The entry unpacked; reading past its declared size or a wrong checksum raises ``BadZipFile``."""
    with archive.open(info) as entry:
        while chunk := entry.read(_CHUNK):
            yield chunk


def _check_places(chunks: Iterator[bytes]) -> None:
    rows = columns = 0
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        found = _CELL.findall(text)
        letters = {letters for letters, _number in found}
        numbers = {number for _letters, number in found} | set(_ROW.findall(text))
        rows = max(rows, *map(int, numbers)) if numbers else rows
        columns = max(columns, *map(_column_number, letters)) if letters else columns
        check_extent(rows, columns)
        tail = text[-80:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def check_extent(rows: int, columns: int) -> None:
    if rows > MAX_ROWS:
        raise DomainError(FILE_TOO_MANY_ROWS, rows=rows, limit=MAX_ROWS)
    if columns > MAX_COLUMNS:
        raise DomainError(FILE_TOO_MANY_COLUMNS, columns=columns, limit=MAX_COLUMNS)
    if rows * columns > MAX_AREA:
        raise DomainError(FILE_TOO_MANY_ROWS, rows=rows, limit=MAX_AREA // columns)


class _Extent:
    """How far an OpenDocument table reaches when its repeated rows and cells are written out; empty ones at the end
    (the whole rest of the sheet, as its program saves it) count for nothing.
    """

    def __init__(self) -> None:
        self.rows = self.columns = self.row_width = self.place = 0
        self.row_repeat = self.cell_repeat = self.pending = 1
        self.filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.rows = self.pending = 0
        elif name == "table:table-row":
            self.row_repeat = int(attributes.get("table:number-rows-repeated", 1))
            self.row_width = self.place = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self.place += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes or "calcext:value-type" in attributes:
                self.row_width = self.place
        elif name == "text:p":
            self.row_width = self.place

    def end(self, name: str) -> None:
        if name != "table:table-row":
            return
        self.pending += self.row_repeat
        if self.row_width:
            self.rows += self.pending
            self.pending = 0
            self.columns = max(self.columns, self.row_width)
            check_extent(self.rows, self.columns)


def _check_repeats(chunks: Iterator[bytes]) -> None:
    extent, parser = _Extent(), expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.EntityDeclHandler = _refuse_entities
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise DomainError(FILE_DAMAGED) from error


def _refuse_entities(*_declaration: object) -> None:
    """A spreadsheet declares no entities; one that does wants to be unfolded without end."""
    raise DomainError(FILE_BOMB, size=0, limit=0)
