"""Takes what an import made back; what somebody worked on since then stays, with the reason."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.importing.starting import finish, start, still_ours
from encadena.firms.actions.importing.watching import Quiet, Watch
from encadena.firms.choices import ChangeState, ImportState
from encadena.kernel import clock

from ...models import SheetImport, SheetMade
from .subjects import SHEETS

CHUNK = 500
UNDOABLE = (ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE)


def undo_sheet(batch: SheetImport, *, actor: User | None, watch: Watch | None = None) -> SheetImport:
    """All of it but what was worked on afterwards.

    May be asked again when the reason is gone, and after a worker died.
    """
    batch = start(batch, to=ImportState.UNDOING, allowed=UNDOABLE, actor=actor)
    rows = SheetMade.objects.filter(batch=batch)
    rows.filter(state=ChangeState.REFUSED).update(state=ChangeState.DONE, reason="")
    refused = take_back(batch, actor=actor, watch=watch or Quiet())
    undone = rows_made(batch, ChangeState.UNDONE, actor=actor)
    counts = {**batch.counts, "undone": undone, "refused": refused}
    with transaction.atomic():
        record("import.undone", batch, actor=actor, context={"undone": undone, "refused": refused})
        return finish(batch, to=ImportState.UNDONE, actor=actor, counts=counts, undone_at=clock.now())


def take_back(batch: SheetImport, *, actor: User | None, watch: Watch) -> int:
    """Undo all that stands, the last first; returns how many could not be."""
    sheet, rows = SHEETS[batch.subject], SheetMade.objects.filter(batch=batch)
    standing = rows.filter(state=ChangeState.DONE)
    total, done = standing.count() or 1, 0
    while part := list(standing.order_by("-id")[:CHUNK]):
        watch.progress(min(done / total, 1.0), {"step": "undoing"})
        with transaction.atomic():
            still_ours(batch, actor=actor)
            sheet.take_back(batch, part, actor=actor)
        done += len(part)
    return rows_made(batch, ChangeState.REFUSED, actor=actor)


def rows_made(batch: SheetImport, state: ChangeState, *, actor: User | None) -> int:
    """Rows of the file, of which one may have made several records."""
    made = SheetMade.objects.filter(batch=batch, state=state).order_by()
    return made.values("row").distinct().count()
