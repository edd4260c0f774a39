"""The package of a handover: files whose bytes depend on nothing but what they say."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MANIFEST = "manifest.json"
SAME_DAY = (2000, 1, 1, 0, 0, 0)  # a package made again has the same hash


@dataclass(frozen=True)
class Part:
    key: str
    rows: int
    sha256: str
    content: bytes

    @property
    def name(self) -> str:
        return f"{self.key}.json"


def part_of(key: str, rows: Iterable[Mapping[str, Any]]) -> Part:
    listed = [dict(row) for row in rows]
    content = written(listed)
    return Part(key, len(listed), sha256(content).hexdigest(), content)


def written(value: object) -> bytes:
    """JSON with sorted keys; dates, amounts and the like as their text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, default=str).encode()


def packed(parts: Iterable[Part], facts: Mapping[str, Any]) -> bytes:
    """A zip of the parts and of a manifest that names each with its rows and its hash."""
    files, buffer = list(parts), BytesIO()
    listed = [{"file": part.name, "rows": part.rows, "sha256": part.sha256} for part in files]
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        _add(archive, MANIFEST, written({**facts, "parts": listed}))
        for part in files:
            _add(archive, part.name, part.content)
    return buffer.getvalue()


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, SAME_DAY)
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, content)
