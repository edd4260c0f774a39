"""Reads a round from a file of any known format, told by looking at its content and not by its name."""

from pathlib import Path

from ..problem import Problem, Schedule
from . import dzn, json, xlsx
from .errors import FormatError

MAX_BYTES = 50_000_000
ZIP_SIGNS = b"PK\x03\x04"
OLD_EXCEL_SIGNS = b"\xd0\xcf\x11\xe0"


def read_problem(path: Path) -> Problem:
    """The round in the file at ``path``; ``FormatError`` says where and why it cannot be read."""
    return problem_in(file_bytes(path), path.name)


def read_agenda(path: Path) -> Schedule:
    """The agenda that ``solve --json`` wrote, or any JSON document with the same list of meetings."""
    return json.loads_agenda(decoded(file_bytes(path), path.name), path.name)


def problem_in(data: bytes, file: str) -> Problem:
    """The round in the bytes of a file called ``file`` (the name only appears in errors)."""
    if len(data) > MAX_BYTES:
        raise FormatError(file, None, "too_large", bytes=len(data), highest=MAX_BYTES)
    if data.startswith(ZIP_SIGNS):
        return xlsx.loads(data, file)
    if data.startswith(OLD_EXCEL_SIGNS):
        raise FormatError(file, None, "old_workbook")
    text = decoded(data, file)
    if text.lstrip().startswith(("{", '"')):
        return json.loads(text, file)
    return dzn.loads(text, file)


def file_bytes(path: Path) -> bytes:
    """Raises ``FormatError`` where the file is missing, closed to us or too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(path.name, None, "too_large", bytes=path.stat().st_size, highest=MAX_BYTES)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FormatError(path.name, None, "file_missing") from error
    except OSError as error:
        raise FormatError(path.name, None, "file_unreadable", found=error.strerror or "") from error


def decoded(data: bytes, file: str) -> str:
    if not data.strip():
        raise FormatError(file, None, "file_empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FormatError(file, line, "not_text") from error
    if "\x00" in text:
        raise FormatError(file, text[: text.index("\x00")].count("\n") + 1, "not_text")
    return text
