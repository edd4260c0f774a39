"""Members from a spreadsheet: checked row by row, shown, applied, undone. The same file again changes nothing."""

import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.sheets.archives import check_archive
from encadena.firms.rules.sheets.kinds import kind_of
from encadena.firms.rules.sheets.reading import read_rows, sheet_names
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.models import Institution

from ..choices import ClaimState, SheetState
from ..errors import AssociationError
from ..models import MemberSheet
from ..queries.scope import known_ruts
from ..rules.sheet import Row, find_columns, read_row, refusal_of
from .claim import claim_members

MOST_ROWS = 20_000


def check_sheet(institution: Institution, *, file_name: str, content: bytes, actor: User | None) -> MemberSheet:
    """Read a file and judge every row. Raises ``columns_missing``, ``file_empty``, ``file_too_long``."""
    cells = _read(file_name, content)
    found = find_columns(cells)
    if found is None:
        raise AssociationError("columns_missing" if cells else "file_empty")
    heading, columns = found
    known, seen = known_ruts(institution), dict[str, int]()
    rows = []
    for number, row in enumerate(cells[heading + 1 :], start=heading + 2):
        told = {field: row[at] if at < len(row) else "" for field, at in columns.items()}
        if any(str(cell or "").strip() for cell in told.values()):
            rows.append(_judged(number, told, known, seen))
    if not rows:
        raise AssociationError("file_empty")
    return MemberSheet.objects.create(
        institution=institution, file_name=Path(file_name).name[:200], rows=rows, created_by=actor
    )


def apply_sheet(sheet: MemberSheet, *, actor: User | None) -> int:
    """Claims for the good rows. Raises ``sheet_not_applicable``."""
    with transaction.atomic():
        _move(sheet, SheetState.CHECKED, SheetState.APPLIED)
        good = [row for row in sheet.rows if row["outcome"] == "new"]
        told = [
            read_row({"rut": row["rut"], "name": row["name"], "since": row["since"]}, clock.today()) for row in good
        ]
        return claim_members(sheet.institution, rows=told, sheet=sheet, actor=actor)


def undo_sheet(sheet: MemberSheet, *, actor: User | None) -> int:
    """Takes back what still waits; who confirmed meanwhile stays a member. Raises ``sheet_not_applicable``."""
    with transaction.atomic():
        _move(sheet, SheetState.APPLIED, SheetState.UNDONE)
        waiting = sheet.claims.filter(state=ClaimState.WAITING)
        count = waiting.update(state=ClaimState.WITHDRAWN, answered_by=actor, answered_at=clock.now())
        record("association.sheet_undone", sheet.institution, actor=actor, context={"count": count})
    return count


def _judged(number: int, told: dict[str, Any], known: set[str], seen: dict[str, int]) -> dict[str, object]:
    shown = {field: str(cell or "") for field, cell in told.items()}
    verdict: dict[str, object] = {"row": number, "cells": shown, "outcome": "new"}
    try:
        row: Row = read_row(told, clock.today())
        if row.rut in seen:
            raise AssociationError("repeated_in_file", row=seen[row.rut])
    except DomainError as error:
        return {**verdict, **refusal_of(error)}
    seen[row.rut] = number
    kept = {"rut": row.rut, "name": row.name, "since": row.since.isoformat()}
    return {**verdict, **kept, "outcome": "same" if row.rut in known else "new"}


def _move(sheet: MemberSheet, before: SheetState, after: SheetState) -> None:
    if not MemberSheet.objects.filter(pk=sheet.pk, state=before).update(state=after):
        raise AssociationError("sheet_not_applicable")
    sheet.state = after


def _read(file_name: str, content: bytes) -> list[list[Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        path.write_bytes(content)
        kind = kind_of(path, file_name)
        check_archive(path, kind)
        names = sheet_names(path, kind)
        rows = list(islice(read_rows(path, kind, names[0] if names else ""), MOST_ROWS + 2))
    if len(rows) > MOST_ROWS + 1:
        raise AssociationError("file_too_long", most=MOST_ROWS)
    return [list(row) for row in rows]
