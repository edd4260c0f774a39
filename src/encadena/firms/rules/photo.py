"""Whether a file is a photo, judged by its content and not by its name."""

from typing import Protocol

from encadena.kernel.errors import DomainError

from ..errors import PHOTO_TOO_LARGE, PHOTO_UNREADABLE

LARGEST_BYTES = 5 * 1024 * 1024
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Readable(Protocol):
    """What an uploaded file offers."""

    @property
    def size(self) -> int | None: ...

    def read(self, num_bytes: int | None = ..., /) -> bytes: ...


def check_photo(file: Readable) -> tuple[str, bytes]:
    """The extension that the content deserves, and the content.

    Raises ``photo_too_large`` (checked before reading) and ``photo_unreadable``.
    """
    if (file.size or 0) > LARGEST_BYTES:
        raise DomainError(PHOTO_TOO_LARGE, size=_megabytes(file.size or 0), limit=_megabytes(LARGEST_BYTES))
    content = file.read()
    extension = kind_of(content)
    if extension is None:
        raise DomainError(PHOTO_UNREADABLE)
    return extension, content


def kind_of(content: bytes) -> str | None:
    """``jpg``, ``png`` or ``webp`` by the marks at the beginning and the end of the file; None for anything else."""
    if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") and b"IEND" in content[-16:]:
        return "png"
    if content[:4] == b"RIFF" and content[8:15] == b"WEBPVP8":
        return "webp"
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
