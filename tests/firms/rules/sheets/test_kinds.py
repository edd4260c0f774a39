import io
import zipfile
from pathlib import Path

import pytest
from tests.firms.spreadsheets import ods, text, xls, xlsx

from encadena.firms.rules.sheets import kinds
from encadena.kernel.errors import DomainError

ROWS = [["RUT", "Nombre"], ["1-9", "Ana"]]
ENCRYPTED = kinds._OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def zipped(**entries: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def _named(value: object) -> str | None:
    """A made-up archive holds the moment it was made: as the name of a test it would differ between two workers."""
    return "content" if isinstance(value, bytes) else None


def kind(tmp_path: Path, content: bytes, name: str) -> str:
    path = tmp_path / "stored"
    path.write_bytes(content)
    return kinds.kind_of(path, name)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (xlsx(ROWS), "a.xlsx", "xlsx"),
        (xlsx(ROWS), "a.XLSM", "xlsx"),
        (xls(ROWS), "a.xls", "xls"),
        (ods(ROWS), "a.ods", "ods"),
        (text(ROWS), "a.csv", "csv"),
        (text(ROWS, encoding="utf-16"), "a.txt", "csv"),
        (xlsx(ROWS), "sin extension", "xlsx"),
    ],
    ids=_named,
)
def test_the_content_decides_the_kind(tmp_path: Path, content: bytes, name: str, expected: str) -> None:
    assert kind(tmp_path, content, name) == expected


@pytest.mark.parametrize(
    ("content", "name", "code", "found"),
    [
        (b"", "a.csv", "file_empty", None),
        (text(ROWS), "a.xlsx", "file_other_kind", "csv"),
        (xlsx(ROWS), "a.csv", "file_other_kind", "xlsx"),
        (b"%PDF-1.7 ...", "a.xlsx", "file_not_a_sheet", "pdf"),
        (b"\x89PNG\r\n", "a.csv", "file_not_a_sheet", "image"),
        (b"<html><table><tr><td>RUT", "a.xls", "file_not_a_sheet", "web_page"),
        (zipped(word__document="x"), "a.xlsx", "file_not_a_sheet", "document"),
        (bytes(range(1, 32)) * 50, "a.csv", "file_not_a_sheet", "unknown"),
        (xlsx(ROWS)[:900], "a.xlsx", "file_damaged", None),
        (ENCRYPTED, "a.xlsx", "file_encrypted", None),
        (ods(ROWS, manifest="<manifest><encryption-data/></manifest>"), "a.ods", "file_encrypted", None),
    ],
    ids=_named,
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, content: bytes, name: str, code: str, found: str | None
) -> None:
    with pytest.raises(DomainError) as raised:
        kind(tmp_path, content, name)
    assert (raised.value.code, raised.value.params.get("found")) == (code, found)


def test_a_file_over_the_limit_is_refused_with_its_size_and_never_read(tmp_path: Path) -> None:
    path = tmp_path / "grande.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(DomainError) as raised:
        kinds.kind_of(path, path.name)
    assert raised.value.code == "file_too_large"
    assert raised.value.params["size"] == 200 * 1024 * 1024
