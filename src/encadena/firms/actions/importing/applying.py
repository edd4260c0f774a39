"""Writes an import into the register, chunk by chunk, so that others can work meanwhile; a journal makes it whole.

A chunk is one transaction: firms, owners, journal and audit together. A worker that dies leaves whole chunks; whoever
starts again finds them unchanged and goes on. An error or a wish to stop takes back what was written.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.jobs.registry import Cancelled, Interrupted
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...choices import ChangeState, ImportState
from ...models import Import, ImportChange
from ...queries.imports import reference
from ...rules.sheets.codes import IMPORT_FAILED, IMPORT_HAS_ERRORS, IMPORT_NOTHING_GOOD, IMPORT_SUPERSEDED
from ...rules.sheets.columns import Reference
from ...rules.sheets.drafts import FirmDraft, Reading
from .checking import chunks, good_drafts, setting_of
from .comparing import Comparer
from .glance import unchanged_firms
from .known import read_known
from .plans import Setting
from .reading import few_collections, read_firms
from .starting import finish, start, still_ours
from .undoing import take_back
from .watching import Quiet, Watch
from .writing import write_plans

CHUNK = 1000
APPLICABLE = (ImportState.CHECKED, ImportState.APPLYING, ImportState.FAILED)


def apply_import(
    batch: Import, *, only_good_rows: bool, actor: User | None, watch: Watch | None = None, resume: bool = False
) -> Import:
    """All of the file, or only its good rows; afterwards ``counts`` say what was done.

    ``resume`` goes on with one whose worker died. Raises ``import_has_errors`` (all or nothing, and something is bad),
    ``import_nothing_good``, ``import_busy``, and whatever stopped it, after everything was taken back.
    """
    watch = watch or Quiet()
    allowed = APPLICABLE if resume else (ImportState.CHECKED, ImportState.FAILED)
    if not only_good_rows and batch.counts.get("errors"):
        raise DomainError(IMPORT_HAS_ERRORS, errors=batch.counts["errors"])
    batch = start(batch, to=ImportState.APPLYING, allowed=allowed, actor=actor, only_good_rows=only_good_rows)
    try:
        skipped = _write_all(batch, watch, actor)
    except Interrupted:
        raise
    except Exception as error:
        if not (isinstance(error, DomainError) and error.code == IMPORT_SUPERSEDED):
            _back_out(batch, error, actor)
        raise
    return _done(batch, skipped, actor)


def _write_all(batch: Import, watch: Watch, actor: User | None) -> int:
    watch.progress(0.02, {"step": "reading"})
    names = reference()
    with few_collections(actor=actor):
        return _write_drafts(batch, watch, names, actor)


def _write_drafts(batch: Import, watch: Watch, names: Reference, actor: User | None) -> int:
    reading = read_firms(batch, names, actor=actor)
    drafts = good_drafts(reading, actor=actor)
    _check_worth(batch, reading, drafts)
    setting = setting_of(batch, reading, names, actor=actor)
    skipped = 0
    for number, part in enumerate(chunks(drafts, CHUNK, actor=actor)):
        watch.check()
        done = number * CHUNK
        watch.progress(0.2 + 0.8 * done / len(drafts), {"step": "writing", "firms": done, "of": len(drafts)})
        with transaction.atomic():
            still_ours(batch, actor=actor)
            skipped += _write_chunk(part, setting, actor)
    return skipped


def _check_worth(batch: Import, reading: Reading, drafts: Sequence[FirmDraft]) -> None:
    if not batch.only_good_rows and reading.bad_rows:
        raise DomainError(IMPORT_HAS_ERRORS, errors=len(reading.bad_rows))
    if not drafts:
        raise DomainError(IMPORT_NOTHING_GOOD)


def _write_chunk(part: Sequence[FirmDraft], setting: Setting, actor: User | None) -> int:
    """Compared again inside the transaction: what others did since the check counts. Returns how many were left out."""
    same = unchanged_firms(part, setting.reference.today, actor=actor)
    rest = [draft for draft in part if draft.rut not in same]
    comparer = Comparer(read_known(rest, setting.unnamed, actor=actor), setting)
    plans = [comparer.plan(draft) for draft in rest]
    bad = [plan for plan in plans if plan.bad]
    if bad and not setting.batch.only_good_rows:
        issue = bad[0].issues[0]
        raise DomainError(IMPORT_HAS_ERRORS, errors=len(bad), row=issue.row, why=issue.code)
    changing = [plan for plan in plans if not plan.bad and (plan.is_new or plan.changes or plan.people)]
    if changing:
        write_plans(changing, setting, actor=actor)
    return len(bad)


def _back_out(batch: Import, error: Exception, actor: User | None) -> None:
    """Undo what the chunks before the error wrote, then say why."""
    refused = take_back(batch, actor=actor, watch=Quiet())
    if isinstance(error, Cancelled) and not refused:
        finish(batch, to=ImportState.CHECKED, actor=actor)
        return
    known = isinstance(error, DomainError)
    failure: dict[str, Any] = {
        "code": error.code if isinstance(error, DomainError) else IMPORT_FAILED,
        "refused": refused,
    }
    if known and isinstance(error, DomainError):
        failure["params"] = {key: str(value) for key, value in error.params.items()}
    finish(batch, to=ImportState.FAILED, actor=actor, failure=failure)


def _done(batch: Import, skipped: int, actor: User | None) -> Import:
    made = ImportChange.objects.filter(batch=batch, state=ChangeState.DONE, model="firms.firm")
    counts = {**batch.counts, "made": made.filter(before__isnull=True).count(), "skipped": skipped}
    counts["edited"] = made.count() - counts["made"]
    with transaction.atomic():
        record("import.applied", batch, actor=actor, context={k: counts[k] for k in ("made", "edited", "skipped")})
        return finish(batch, to=ImportState.APPLIED, actor=actor, counts=counts, applied_at=clock.now())
