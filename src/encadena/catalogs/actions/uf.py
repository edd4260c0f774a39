"""Adds values to the dated table of the UF."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record_many
from encadena.kernel.errors import DomainError

from ..errors import FILE_HAS_ERRORS, NOTHING_TO_SAVE
from ..models import UfValue
from ..queries.uf import Preview, preview_of


@dataclass(frozen=True)
class Extension:
    """How many values were added, replaced, left as they were, and left in conflict."""

    added: int
    replaced: int
    same: int
    kept: int


def extend_uf_from_file(content: bytes, *, source: str, replace: bool = False, actor: User | None) -> Extension:
    """Save the values of a file, all or nothing; the same file again changes nothing.

    Values that differ from the catalog replace it only with ``replace``, and the log keeps what each one replaced.
    Raises ``uf_file_has_errors`` when any cell is bad, ``uf_nothing_to_save`` when the file holds no value at all.
    """
    with transaction.atomic():
        preview = preview_of(content)
        if preview.bad:
            raise DomainError(FILE_HAS_ERRORS, cells=len(preview.bad))
        if not (preview.new or preview.same or preview.conflicts):
            raise DomainError(NOTHING_TO_SAVE)
        added = _add(preview, source, actor)
        replaced = _replace(preview, source, actor) if replace else 0
    return Extension(added, replaced, preview.same, len(preview.conflicts) - replaced)


def _add(preview: Preview, source: str, actor: User | None) -> int:
    rows = [UfValue(date=value.date, value=value.value, source=source) for value in preview.new]
    UfValue.objects.bulk_create(rows, batch_size=500)
    record_many((entry_of("catalogs.uf_added", row, actor=actor, context=_stated(row)) for row in rows), actor=actor)
    return len(rows)


def _replace(preview: Preview, source: str, actor: User | None) -> int:
    proposed = {conflict.date: conflict.proposed for conflict in preview.conflicts}
    rows = list(UfValue.objects.select_for_update().filter(date__in=list(proposed)[:_MOST_REPLACED]))
    entries = []
    for row in rows:
        change = [str(row.value), str(proposed[row.date])]
        row.value, row.source = proposed[row.date], source
        entries.append(entry_of("catalogs.uf_replaced", row, actor=actor, changes={"value": change}))
    UfValue.objects.bulk_update(rows, ["value", "source"], batch_size=200)
    record_many(entries, actor=actor)
    return len(rows)


def _stated(row: UfValue) -> dict[str, Any]:
    return {"value": str(row.value), "source": row.source}


# SQLite takes at most 32,766 parameters in a statement; more conflicts than this means the wrong file.
_MOST_REPLACED = 20_000
