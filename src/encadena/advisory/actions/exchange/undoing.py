"""Takes the sessions of an import back; one that somebody worked on since then stays, with the reason."""

from collections.abc import Sequence

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.firms.actions.importing.starting import finish, start, still_ours
from encadena.firms.actions.importing.watching import Quiet, Watch
from encadena.firms.choices import ChangeState, ImportState
from encadena.firms.rules.sheets.codes import UNDO_GONE
from encadena.kernel import clock
from encadena.kernel.events import publish

from ...errors import UNDO_SESSION_CHANGED
from ...events import SessionsChanged
from ...models import Session, SessionClient, SessionImport, SessionImportRow
from ..tally import recount

CHUNK = 500
UNDOABLE = (ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE)


def undo_sessions(batch: SessionImport, *, actor: User | None, watch: Watch | None = None) -> SessionImport:
    """All of them but those that were corrected, withdrawn or whose next step was done afterwards.

    May be asked again when the reason is gone, and after a worker died.
    """
    batch = start(batch, to=ImportState.UNDOING, allowed=UNDOABLE, actor=actor)
    rows = SessionImportRow.objects.filter(batch=batch)
    rows.filter(state=ChangeState.REFUSED).update(state=ChangeState.DONE, reason="")
    refused = take_back(batch, actor=actor, watch=watch or Quiet())
    undone = rows.filter(state=ChangeState.UNDONE).count()
    counts = {**batch.counts, "undone": undone, "refused": refused}
    with transaction.atomic():
        record("import.undone", batch, actor=actor, context={"undone": undone, "refused": refused})
        return finish(batch, to=ImportState.UNDONE, actor=actor, counts=counts, undone_at=clock.now())


def take_back(batch: SessionImport, *, actor: User | None, watch: Watch) -> int:
    """Undo all that stands, the last first; returns how many could not be."""
    rows = SessionImportRow.objects.filter(batch=batch)
    standing = rows.filter(state=ChangeState.DONE)
    total, done = standing.count() or 1, 0
    while part := list(standing.order_by("-id")[:CHUNK]):
        watch.progress(min(done / total, 1.0), {"step": "undoing"})
        with transaction.atomic():
            still_ours(batch, actor=actor)
            _take_back(batch, part, actor)
        done += len(part)
    return rows.filter(state=ChangeState.REFUSED).count()


def _take_back(batch: SessionImport, rows: Sequence[SessionImportRow], actor: User | None) -> None:
    sessions = Session.objects.select_related("area").in_bulk([row.key for row in rows], field_name="key")
    for row in rows:
        session = sessions.get(row.key)
        row.reason = UNDO_GONE if session is None else UNDO_SESSION_CHANGED if _touched(session) else ""
        row.state = ChangeState.REFUSED if row.reason else ChangeState.UNDONE
    going = [sessions[row.key] for row in rows if not row.reason]
    ids = [session.pk for session in going]
    clients = set(SessionClient.objects.filter(session__in=ids).values_list("client", flat=True))
    context = {"import": batch.pk, "file": batch.file_name}
    record_many([entry_of("session.import_undone", s, actor=actor, context=context) for s in going], actor=actor)
    SessionClient.objects.filter(session__in=ids).delete()
    Session.objects.filter(pk__in=ids).delete()
    SessionImportRow.objects.bulk_update(rows, ["state", "reason"], batch_size=200)
    recount(clients, actor=actor)
    publish(SessionsChanged(tuple(ids), tuple(sorted(clients))))


def _touched(session: Session) -> bool:
    return bool(session.version != 1 or session.withdrawn_at or session.next_action_done_on)
