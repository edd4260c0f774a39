from io import BytesIO

import pytest

from encadena.firms.rules.photo import LARGEST_BYTES, check_photo, kind_of
from encadena.kernel.errors import DomainError

JPG = b"\xff\xd8\xff\xe0" + b"x" * 20 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"x" * 20 + b"\0\0\0\0IEND\xaeB`\x82"


class File(BytesIO):
    def __init__(self, content: bytes, size: int | None = None) -> None:
        super().__init__(content)
        self.size = len(content) if size is None else size


@pytest.mark.parametrize(("content", "kind"), [(JPG, "jpg"), (PNG, "png"), (b"RIFF\1\0\0\0WEBPVP8 xx", "webp")])
def test_a_photo_is_known_by_its_content(content: bytes, kind: str) -> None:
    assert check_photo(File(content)) == (kind, content)


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"GIF89a", b"%PDF-1.7", JPG[:-2], b"PK\3\4"])
def test_anything_else_is_refused_whatever_its_name(content: bytes) -> None:
    assert kind_of(content) is None
    with pytest.raises(DomainError, match="photo_unreadable"):
        check_photo(File(content))


def test_a_large_file_is_refused_before_it_is_read() -> None:
    file = File(JPG, LARGEST_BYTES + 1)
    with pytest.raises(DomainError, match="photo_too_large"):
        check_photo(file)
    assert file.tell() == 0
