"""Writes what a file says, chunk by chunk, so that others can work meanwhile.

A chunk is one transaction: records, journal, audit and all that is counted together. A worker that dies leaves whole
chunks; whoever starts again finds their records in the register and goes on. An error or a wish to stop takes back
what was written.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.importing.reading import few_collections
from encadena.firms.actions.importing.starting import finish, start, still_ours
from encadena.firms.actions.importing.watching import Quiet, Watch
from encadena.firms.choices import ChangeState, ImportState
from encadena.firms.rules.sheets.codes import IMPORT_HAS_ERRORS, IMPORT_NOTHING_GOOD, IMPORT_SUPERSEDED
from encadena.jobs.registry import Cancelled, Interrupted
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...models import SheetImport
from ...rules.exchange.drafts import Issue, RowDraft
from .checking import failure_of, write_issues
from .reading import read_sheet
from .sheet import Sheet
from .subjects import SHEETS
from .undoing import rows_made, take_back


def apply_sheet(
    batch: SheetImport,
    *,
    only_good_rows: bool,
    actor: User | None,
    watch: Watch | None = None,
    resume: bool = False,
) -> SheetImport:
    """All of the file, or only its good rows; what is in the register already stays as it is.

    ``resume`` goes on with one whose worker died. Raises ``import_has_errors`` (all or nothing, and something is bad),
    ``import_nothing_good``, ``import_busy``, and whatever stopped it, after everything was taken back.
    """
    watch = watch or Quiet()
    allowed = [ImportState.CHECKED, ImportState.FAILED, *([ImportState.APPLYING] if resume else [])]
    if not only_good_rows and batch.counts.get("errors"):
        raise DomainError(IMPORT_HAS_ERRORS, errors=batch.counts["errors"])
    batch = start(batch, to=ImportState.APPLYING, allowed=allowed, actor=actor, only_good_rows=only_good_rows)
    try:
        with few_collections(actor=actor):
            return _apply(batch, watch, actor)
    except Interrupted:
        raise
    except Exception as error:
        if not (isinstance(error, DomainError) and error.code == IMPORT_SUPERSEDED):
            _back_out(batch, error, actor)
        raise


def _apply(batch: SheetImport, watch: Watch, actor: User | None) -> SheetImport:
    watch.progress(0.02, {"step": "reading"})
    drafts, known = read_sheet(batch, actor=actor)
    sheet = SHEETS[batch.subject]
    if all(draft.bad for draft in drafts):
        raise DomainError(IMPORT_NOTHING_GOOD)
    for done in range(0, len(drafts), sheet.chunk):
        watch.check()
        watch.progress(0.3 + 0.7 * done / len(drafts), {"step": "writing", "rows": done, "of": len(drafts)})
        with transaction.atomic():
            still_ours(batch, actor=actor)
            _write_chunk(batch, sheet, drafts[done : done + sheet.chunk], known, actor)
    issues = sorted((issue for draft in drafts for issue in draft.issues), key=lambda issue: issue.row)
    return _done(batch, issues, sum(draft.bad for draft in drafts), actor)


def _write_chunk(
    batch: SheetImport,
    sheet: Sheet[Any, Any],
    drafts: Sequence[RowDraft],
    known: Any,  # noqa: ANN401  what the sheet read
    actor: User | None,
) -> None:
    """Held against the register again inside the transaction: what others did since the check counts."""
    sheet.lock(drafts, actor=actor)
    sheet.forget(known)
    found = sheet.admit_all(drafts, known)
    if found.bad and not batch.only_good_rows:
        issue = next(issue for issue in found.bad[0].issues if not issue.warning)
        raise DomainError(IMPORT_HAS_ERRORS, errors=len(found.bad), row=issue.row, why=issue.code)
    if found.new:
        sheet.write(batch, found.new, known, actor=actor)


def _back_out(batch: SheetImport, error: Exception, actor: User | None) -> None:
    """Undo what the chunks before the error wrote, then say why."""
    refused = take_back(batch, actor=actor, watch=Quiet())
    if isinstance(error, Cancelled) and not refused:
        finish(batch, to=ImportState.CHECKED, actor=actor)
        return
    finish(batch, to=ImportState.FAILED, actor=actor, failure={**failure_of(error, actor=actor), "refused": refused})


def _done(batch: SheetImport, issues: Sequence[Issue], skipped: int, actor: User | None) -> SheetImport:
    made = rows_made(batch, ChangeState.DONE, actor=actor)
    counts = {**batch.counts, "made": made, "skipped": skipped}
    with transaction.atomic():
        still_ours(batch, actor=actor)
        write_issues(batch, issues, actor=actor)
        record("import.applied", batch, actor=actor, context={"made": made, "skipped": skipped})
        return finish(batch, to=ImportState.APPLIED, actor=actor, counts=counts, applied_at=clock.now())
