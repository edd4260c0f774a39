"""Sessions of a chunk into the log, and out of it again."""

from collections.abc import Sequence

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record_many
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.rules.sheets.codes import UNDO_GONE
from encadena.kernel.events import publish

from ....errors import UNDO_SESSION_CHANGED
from ....events import SessionsChanged
from ....models import Session, SessionClient, SheetImport, SheetMade
from ....queries.exchange import Roster
from ....queries.session_state import LOGGED
from ....rules.exchange.session_draft import SessionDraft
from ....rules.session import FIELDS, parts
from ...tally import recount
from ..sheet import settle


def take_turns(drafts: Sequence[SessionDraft], *, actor: User | None) -> None:
    """One writer per adviser at a time, as ``log_session`` has it; in the same order everywhere."""
    advisers = User.objects.select_for_update(no_key=True).filter(pk__in={draft.adviser_id for draft in drafts})
    list(advisers.order_by("pk").values_list("pk"))


def write_sessions(batch: SheetImport, drafts: Sequence[SessionDraft], roster: Roster, *, actor: User | None) -> None:
    """Sessions, seats, journal, audit and the clients' counts."""
    sessions = [_session(batch, draft, roster, actor) for draft in drafts]
    insert(Session, sessions, actor=actor)
    _seat(sessions, drafts, roster, actor)
    made = (
        fresh(SheetMade, actor=actor, batch=batch, row=draft.row, object_id=session.pk)
        for session, draft in zip(sessions, drafts, strict=True)
    )
    insert(SheetMade, made, actor=actor)
    _tell(batch, sessions, drafts, actor)


def take_sessions_back(batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
    """All but those that were corrected, withdrawn or whose next step was done afterwards."""
    sessions = Session.objects.select_related("area").in_bulk([row.object_id for row in made])
    reasons = {row.pk: _reason(sessions.get(row.object_id)) for row in made}
    going = [sessions[row.object_id] for row in settle(made, reasons, actor=actor)]
    ids = [session.pk for session in going]
    clients = set(SessionClient.objects.filter(session__in=ids).values_list("client", flat=True))
    context = {"import": batch.pk, "file": batch.file_name}
    record_many([entry_of("session.import_undone", s, actor=actor, context=context) for s in going], actor=actor)
    SessionClient.objects.filter(session__in=ids).delete()
    Session.objects.filter(pk__in=ids).delete()
    recount(clients, actor=actor)
    publish(SessionsChanged(tuple(ids), tuple(sorted(clients))))


def _reason(session: Session | None) -> str:
    if session is None:
        return UNDO_GONE
    touched = session.version != 1 or session.withdrawn_at or session.next_action_done_on
    return UNDO_SESSION_CHANGED if touched else ""


def _session(batch: SheetImport, draft: SessionDraft, roster: Roster, actor: User | None) -> Session:
    values = {field: draft.values[field] for field in FIELDS}
    return fresh(
        Session, actor=actor, key=draft.key, centre=batch.centre, adviser_id=draft.adviser_id,
        area=roster.areas[draft.area_id],  # the object, not its number: the audit row says its name
        counts=draft.counts, logged_by=actor, **values,
    )  # fmt: skip


def _seat(sessions: Sequence[Session], drafts: Sequence[SessionDraft], roster: Roster, actor: User | None) -> None:
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


def _tell(batch: SheetImport, sessions: Sequence[Session], drafts: Sequence[SessionDraft], actor: User | None) -> None:
    clients = {pk for draft in drafts for pk in draft.client_ids}
    entries = [
        entry_of(LOGGED, session, actor=actor, context={"counts": session.counts, "import": batch.pk, "row": draft.row})
        for session, draft in zip(sessions, drafts, strict=True)
    ]
    record_many(entries, actor=actor)
    recount(clients, actor=actor)
    publish(SessionsChanged(tuple(session.pk for session in sessions), tuple(sorted(clients))))
