"""What was read from a sheet, kept beside the uploaded files until the next day: applying it, or checking the same
file again, need not read the sheet a second time.

Only convenience: whatever is missing or damaged is read from the sheet itself.
"""

import gzip
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from encadena.accounts.models import User
from encadena.kernel import clock

from ... import rules
from ...models import Import
from ...rules.sheets.columns import Reference
from ...rules.sheets.drafts import Reading
from ...rules.sheets.keeping import lines_of, reading_of

LASTING = 24 * 3600
SUFFIX = ".reading"


def kept_reading(batch: Import, reference: Reference, *, actor: User | None) -> Reading | None:
    """What was read from this content, with these columns and the official names of today."""
    path = _path(batch, reference)
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return reading_of(lines)
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError):
        path.unlink(missing_ok=True)
        return None


def keep_reading(batch: Import, reference: Reference, reading: Reading, *, actor: User | None) -> None:
    """Whole or not at all; a full disk is no reason to stop."""
    path = _path(batch, reference)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        forget_old_readings(actor=actor)
        with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            with gzip.open(file, "wt", compresslevel=1, encoding="utf-8") as lines:
                lines.writelines(f"{line}\n" for line in lines_of(reading))
            Path(file.name).replace(path)
    except OSError:
        return


def forget_old_readings(*, actor: User | None, age: int = LASTING) -> int:
    """Remove readings (and what a killed worker left of one) older than ``age`` seconds; returns how many."""
    oldest, gone = clock.now().timestamp() - age, 0
    for path in _folder().iterdir() if _folder().is_dir() else ():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports" / "readings"


def _path(batch: Import, reference: Reference) -> Path:
    facts = [
        _of_rules(), batch.sha256, batch.kind, batch.sheet, batch.heading_rows, batch.headings,
        sorted(batch.fields.items()), _of_reference(reference),
    ]  # fmt: skip
    return _folder() / (sha256(json.dumps(facts).encode()).hexdigest() + SUFFIX)


@cache
def _of_rules() -> int:
    """Another installed version may read the same sheet otherwise."""
    folder = Path(rules.__file__).parent
    return max(path.stat().st_mtime_ns for path in folder.rglob("*.py"))


def _of_reference(reference: Reference) -> list[str]:
    """The day too: what is in the future today will not always be."""
    tables = (
        reference.gazetteer.by_code.values(), reference.regions.items(), reference.activities.items(),
        reference.uf.items(),
    )  # fmt: skip
    return [reference.today.isoformat(), *(str(sorted(map(str, table))) for table in tables)]
