"""What a document may be, judged by its content and not by its name."""

import zipfile
from datetime import date
from io import BytesIO

from encadena.kernel.errors import DomainError

from ..errors import DATES_REVERSED, DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_UNKNOWN
from .photo import Readable, kind_of

LARGEST_BYTES = 10 * 1024 * 1024
TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def check_document(file: Readable) -> tuple[str, bytes]:
    """The extension that the content deserves, and the content.

    Raises ``document_too_large`` (checked before reading), ``document_empty`` and ``document_unknown``.
    """
    if (file.size or 0) > LARGEST_BYTES:
        raise DomainError(DOCUMENT_TOO_LARGE, limit=LARGEST_BYTES // 1024 // 1024)
    content = file.read()
    if not content:
        raise DomainError(DOCUMENT_EMPTY)
    extension = "pdf" if content[:1024].lstrip().startswith(b"%PDF-") else kind_of(content) or _office(content)
    if extension is None:
        raise DomainError(DOCUMENT_UNKNOWN)
    return extension, content


def check_validity(issued_on: date | None, expires_on: date | None) -> None:
    if issued_on and expires_on and expires_on <= issued_on:
        raise DomainError(DATES_REVERSED, since=issued_on, until=expires_on)


def _office(content: bytes) -> str | None:
    """Looks at the names inside only; nothing is unpacked."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return None
    return next((kind for name, kind in _OFFICE.items() if name in names), None)
