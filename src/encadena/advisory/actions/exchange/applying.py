"""Writes the sessions of a file, chunk by chunk, so that others can work meanwhile.

A chunk is one transaction: sessions, seats, journal, audit and the clients' counts together. A worker that dies leaves
whole chunks; whoever starts again finds their keys in the log and goes on. An error or a wish to stop takes back what
was written.
"""

from collections.abc import Sequence

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.actions.importing.reading import few_collections
from encadena.firms.actions.importing.starting import finish, start, still_ours
from encadena.firms.actions.importing.watching import Quiet, Watch
from encadena.firms.choices import ChangeState, ImportState
from encadena.firms.rules.sheets.codes import IMPORT_HAS_ERRORS, IMPORT_NOTHING_GOOD, IMPORT_SUPERSEDED
from encadena.jobs.registry import Cancelled, Interrupted
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ...events import SessionsChanged
from ...models import Session, SessionClient, SessionImport, SessionImportRow
from ...queries.exchange import Roster
from ...queries.session_state import LOGGED
from ...rules.exchange.drafts import Issue, RowDraft
from ...rules.session import FIELDS, parts
from ..tally import recount
from .admitting import admit_chunk
from .checking import failure_of, write_issues
from .reading import read_sessions
from .undoing import take_back

CHUNK = 500


def apply_sessions(
    batch: SessionImport,
    *,
    only_good_rows: bool,
    actor: User | None,
    watch: Watch | None = None,
    resume: bool = False,
) -> SessionImport:
    """All of the file, or only its good rows; what is in the log already stays as it is.

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


def _apply(batch: SessionImport, watch: Watch, actor: User | None) -> SessionImport:
    watch.progress(0.02, {"step": "reading"})
    drafts, roster = read_sessions(batch, actor=actor)
    if not any(not draft.bad for draft in drafts):
        raise DomainError(IMPORT_NOTHING_GOOD)
    for done in range(0, len(drafts), CHUNK):
        watch.check()
        watch.progress(0.3 + 0.7 * done / len(drafts), {"step": "writing", "sessions": done, "of": len(drafts)})
        with transaction.atomic():
            still_ours(batch, actor=actor)
            _write_chunk(batch, drafts[done : done + CHUNK], roster, actor)
    issues = sorted((issue for draft in drafts for issue in draft.issues), key=lambda issue: issue.row)
    return _done(batch, issues, sum(draft.bad for draft in drafts), actor)


def _write_chunk(batch: SessionImport, drafts: Sequence[RowDraft], roster: Roster, actor: User | None) -> None:
    """Held against the log again inside the transaction: what others did since the check counts."""
    _take_turns(drafts)
    found = admit_chunk(drafts, roster, {}, actor=actor)
    if found.bad and not batch.only_good_rows:
        issue = next(issue for issue in found.bad[0].issues if not issue.warning)
        raise DomainError(IMPORT_HAS_ERRORS, errors=len(found.bad), row=issue.row, why=issue.code)
    if not found.new:
        return
    sessions = [_session(batch, draft, counts, actor) for draft, counts in found.new]
    insert(Session, sessions, actor=actor)
    _seat(sessions, [draft for draft, _counts in found.new], roster, actor)
    made = (fresh(SessionImportRow, actor=actor, batch=batch, row=d.row, key=d.key) for d, _counts in found.new)
    insert(SessionImportRow, made, actor=actor)
    _tell(batch, sessions, [draft for draft, _counts in found.new], actor)


def _take_turns(drafts: Sequence[RowDraft]) -> None:
    """One writer per adviser at a time, as ``log_session`` has it; in the same order everywhere."""
    advisers = User.objects.select_for_update(no_key=True).filter(pk__in={draft.adviser_id for draft in drafts})
    list(advisers.order_by("pk").values_list("pk"))


def _session(batch: SessionImport, draft: RowDraft, counts: bool, actor: User | None) -> Session:
    values = {field: draft.values[field] for field in FIELDS}
    return fresh(
        Session, actor=actor, key=draft.key, centre=batch.centre, adviser_id=draft.adviser_id, area_id=draft.area_id,
        counts=counts, logged_by=actor, **values,
    )  # fmt: skip


def _seat(sessions: Sequence[Session], drafts: Sequence[RowDraft], roster: Roster, actor: User | None) -> None:
    seats = []
    for session, draft in zip(sessions, drafts, strict=True):
        shares = parts(session.contact_minutes, len(draft.client_ids))
        for pk, minutes in zip(draft.client_ids, shares, strict=True):
            firm = roster.clients[pk].firm_id
            seats.append(
                fresh(SessionClient, actor=actor, session_id=session.pk, client_id=pk, firm_id=firm, on=session.on,
                      minutes=minutes)
            )  # fmt: skip
    insert(SessionClient, seats, actor=actor)


def _tell(batch: SessionImport, sessions: Sequence[Session], drafts: Sequence[RowDraft], actor: User | None) -> None:
    clients = {pk for draft in drafts for pk in draft.client_ids}
    entries = [
        entry_of(LOGGED, session, actor=actor, context={"counts": session.counts, "import": batch.pk, "row": draft.row})
        for session, draft in zip(sessions, drafts, strict=True)
    ]
    record_many(entries, actor=actor)
    recount(clients, actor=actor)
    publish(SessionsChanged(tuple(session.pk for session in sessions), tuple(sorted(clients))))


def _back_out(batch: SessionImport, error: Exception, actor: User | None) -> None:
    """Undo what the chunks before the error wrote, then say why."""
    refused = take_back(batch, actor=actor, watch=Quiet())
    if isinstance(error, Cancelled) and not refused:
        finish(batch, to=ImportState.CHECKED, actor=actor)
        return
    finish(batch, to=ImportState.FAILED, actor=actor, failure={**failure_of(error, actor=actor), "refused": refused})


def _done(batch: SessionImport, issues: Sequence[Issue], skipped: int, actor: User | None) -> SessionImport:
    made = SessionImportRow.objects.filter(batch=batch, state=ChangeState.DONE).count()
    counts = {**batch.counts, "made": made, "skipped": skipped}
    with transaction.atomic():
        still_ours(batch, actor=actor)
        write_issues(batch, issues, actor=actor)
        record("import.applied", batch, actor=actor, context={"made": made, "skipped": skipped})
        return finish(batch, to=ImportState.APPLIED, actor=actor, counts=counts, applied_at=clock.now())
