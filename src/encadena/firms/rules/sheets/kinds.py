"""What a file really is. Its first bytes decide, not its name; a name that promises something else is an error."""

import zipfile
from pathlib import Path

from encadena.kernel.errors import DomainError

from .codes import FILE_DAMAGED, FILE_EMPTY, FILE_ENCRYPTED, FILE_NOT_A_SHEET, FILE_OTHER_KIND, FILE_TOO_LARGE

XLSX, XLS, ODS, TEXT = "xlsx", "xls", "ods", "csv"
SHEETS = frozenset({XLSX, XLS, ODS, TEXT})
MAX_BYTES = 64 * 1024 * 1024

_PROMISES = {
    ".xlsx": XLSX, ".xlsm": XLSX, ".xls": XLS, ".ods": ODS, ".csv": TEXT, ".tsv": TEXT, ".tab": TEXT, ".txt": TEXT,
}  # fmt: skip
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3", "database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = (b"<!doctype html", b"<html", b"<table", b"<head", b"<?xml", b"<meta", b"<style")


def kind_of(path: Path, name: str) -> str:
    """One of ``SHEETS``. Raises ``file_empty``, ``file_too_large``, ``file_encrypted``, ``file_damaged``,
    ``file_not_a_sheet`` (with ``found``), or ``file_other_kind`` when the name promises another kind.
    """
    size = path.stat().st_size
    if not size:
        raise DomainError(FILE_EMPTY, name=name)
    if size > MAX_BYTES:
        raise DomainError(FILE_TOO_LARGE, name=name, size=size, limit=MAX_BYTES)
    found = _found(path)
    promised = _PROMISES.get(Path(name).suffix.lower())
    if found not in SHEETS:
        raise DomainError(FILE_NOT_A_SHEET, name=name, found=found)
    if promised and promised != found:
        raise DomainError(FILE_OTHER_KIND, name=name, found=found, promised=promised)
    return found


def _found(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(8192)
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(_OLE):
        return _compound(path)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return "web_page"
    return TEXT if _is_text(head) else "unknown"


def _is_text(head: bytes) -> bool:
    """Few control bytes; those of UTF-16 text (every other byte is zero) are no argument against it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1::2].count(0) * 3 > len(head) // 2 > 0:
        return True
    if head[0::2].count(0) * 3 > len(head) // 2 > 0:
        return True
    odd = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\x0b\x0c\x1a")
    return odd * 50 <= len(head)


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise DomainError(FILE_ENCRYPTED)
            if "xl/workbook.xml" in names:
                return XLSX
            if "content.xml" in names:
                return _open_document(archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise DomainError(FILE_DAMAGED) from error
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "document" if any(n.startswith(("word/", "ppt/")) for n in names) else "archive"


def _open_document(archive: zipfile.ZipFile) -> str:
    """An OpenDocument file says in its first entry what it is, and in its manifest whether it is locked."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(1_000_000):
                raise DomainError(FILE_ENCRYPTED)
    if "mimetype" not in names:
        return ODS
    with archive.open("mimetype") as said:
        return ODS if b"spreadsheet" in said.read(200) else "document"


def _compound(path: Path) -> str:
    """An OLE container: an old workbook, an old document, or a new one behind a password."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DomainError(FILE_ENCRYPTED)
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return XLS
    return "document"
