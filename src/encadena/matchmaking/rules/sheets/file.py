"""The rows of an uploaded file: its first sheet, with the kind of file checked before it is opened."""

import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from encadena.firms.rules.sheets.archives import check_archive
from encadena.firms.rules.sheets.kinds import kind_of
from encadena.firms.rules.sheets.reading import read_rows, sheet_names

from ...errors import UnreadableError


def first_sheet(file_name: str, content: bytes, *, most: int) -> list[list[Any]]:
    """Its rows with the heading. Raises ``UnreadableError("file_too_long")`` above ``most`` rows, and what the readers
    raise for a file that is not what its name says.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        path.write_bytes(content)
        kind = kind_of(path, file_name)
        check_archive(path, kind)
        names = sheet_names(path, kind)
        rows = list(islice(read_rows(path, kind, names[0] if names else ""), most + 2))
    if len(rows) > most + 1:
        raise UnreadableError("file_too_long", most=most)
    return [list(row) for row in rows]
