"""Compares a file with the register and writes down what would happen, and every cell that cannot be used."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.actions.importing.reading import few_collections
from encadena.firms.actions.importing.starting import finish, start, still_ours
from encadena.firms.actions.importing.watching import Quiet, Watch
from encadena.firms.choices import ImportState
from encadena.firms.rules.sheets.codes import IMPORT_FAILED
from encadena.jobs.registry import Cancelled, Interrupted
from encadena.kernel.errors import DomainError

from ...models import SheetImport, SheetIssue
from ...rules.exchange.drafts import Issue, RowDraft, plain
from .reading import read_sheet
from .subjects import SHEETS

CHUNK = 1000
SHOWN = 50
MOST_ISSUES = 5000
CHECKABLE = (
    ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED,
)  # fmt: skip


def check_sheet(batch: SheetImport, *, actor: User | None, watch: Watch | None = None) -> SheetImport:
    """Read only, but for what it says about the file; may be repeated. Raises the codes of the file and its columns."""
    watch = watch or Quiet()
    batch = start(batch, to=ImportState.CHECKING, allowed=CHECKABLE, actor=actor)
    try:
        with few_collections(actor=actor):
            return _check(batch, watch, actor)
    except Interrupted:
        raise
    except Cancelled:
        finish(batch, to=ImportState.MAPPED, actor=actor)
        raise
    except Exception as error:
        finish(batch, to=ImportState.FAILED, actor=actor, failure=failure_of(error, actor=actor))
        raise


def _check(batch: SheetImport, watch: Watch, actor: User | None) -> SheetImport:
    watch.progress(0.02, {"step": "reading"})
    drafts, known = read_sheet(batch, actor=actor)
    sheet = SHEETS[batch.subject]
    new: list[RowDraft] = []
    counts = Counter(rows=len(drafts), new=0, unchanged=0, bad_rows=0, **sheet.tally([]))
    for done, part in _parts(drafts):
        watch.check()
        watch.progress(0.4 + 0.6 * done / len(drafts), {"step": "comparing", "rows": done})
        found = sheet.admit_all(part, known)
        new += found.new[: max(0, SHOWN - len(new))]
        counts.update(new=len(found.new), unchanged=len(found.known), bad_rows=len(found.bad))
        counts.update(sheet.tally(found.new))
    issues = sorted((issue for draft in drafts for issue in draft.issues), key=lambda issue: issue.row)
    counts["errors"] = sum(not issue.warning for issue in issues)
    counts["warnings"] = len(issues) - counts["errors"]
    sample = [sheet.shown(draft, known) for draft in sorted(new, key=lambda draft: draft.row)]
    with transaction.atomic():
        still_ours(batch, actor=actor)
        write_issues(batch, issues, actor=actor)
        record("import.checked", batch, actor=actor, context=dict(counts))
        return finish(batch, to=ImportState.CHECKED, actor=actor, counts=dict(counts), sample=sample)


def write_issues(batch: SheetImport, issues: Sequence[Issue], *, actor: User | None) -> None:
    """The first 5,000, in place of those that were there; the counts tell all."""
    places = {field: int(place) for place, field in batch.fields.items()}
    SheetIssue.objects.filter(batch=batch).delete()
    insert(SheetIssue, (_issue(batch, issue, places, actor) for issue in issues[:MOST_ISSUES]), actor=actor)


def _issue(batch: SheetImport, issue: Issue, places: dict[str, int], actor: User | None) -> SheetIssue:
    place = places.get(issue.field)
    return fresh(
        SheetIssue, actor=actor, batch=batch, row=issue.row, place=place, value=issue.value,
        column=batch.headings[place] if place is not None else "", warning=issue.warning, code=issue.code,
        params=dict(issue.params),
    )  # fmt: skip


def failure_of(error: Exception, *, actor: User | None) -> dict[str, Any]:
    if isinstance(error, DomainError):
        return {"code": error.code, "params": plain(error.params)}
    return {"code": IMPORT_FAILED, "params": {}}


def _parts(drafts: Sequence[RowDraft]) -> Iterator[tuple[int, Sequence[RowDraft]]]:
    for begin in range(0, len(drafts), CHUNK):
        yield begin, drafts[begin : begin + CHUNK]
