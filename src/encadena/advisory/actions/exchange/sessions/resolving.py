"""Rows of sessions → drafts that know their adviser, area, clients and key."""

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from .... import errors
from ....models import SheetImport
from ....queries.exchange import Roster, keys_of_centre
from ....rules.exchange.drafts import client_named, give_keys, refuse_twice, told_keys
from ....rules.exchange.session_draft import SessionDraft, said


def resolve_sessions(batch: SheetImport, drafts: list[SessionDraft], *, actor: User | None) -> Roster:
    """In the order of adviser, day and row: so a chunk touches few days and few clients.

    ``batch.created_by`` is whose sessions a file without advisers holds.
    """
    roster = _roster(batch, drafts)
    for draft in drafts:
        _resolve(draft, roster, batch.created_by)
    _give_keys(batch, drafts)
    drafts.sort(key=lambda draft: (draft.adviser_id, str(draft.values["on"]), draft.row))
    return roster


def _roster(batch: SheetImport, drafts: list[SessionDraft]) -> Roster:
    roster = Roster(batch.centre)
    roster.read_clients({who for draft in drafts for who in (*draft.values["ruts"], *draft.values["names"])})
    roster.read_advisers({draft.values["adviser"] for draft in drafts} - {""})
    if batch.created_by:
        roster.add_advisers([batch.created_by])
    return roster


def _resolve(draft: SessionDraft, roster: Roster, importer: User | None) -> None:
    _resolve_adviser(draft, roster, importer)
    area = roster.by_area.get(fold(draft.values["area"])) if draft.values["area"] else None
    if area is None:
        code = errors.ROW_AREA_UNKNOWN if draft.values["area"] else errors.SESSION_AREA_MISSING
        draft.refuse("area", DomainError(code))
    draft.area_id = area or 0
    known = draft.blamed
    field = "ruts" if draft.values["ruts"] or "ruts" in known else "names"
    for who in draft.values[field]:
        try:
            draft.client_ids.append(client_named(who, roster.by_rut, roster.by_name))
        except DomainError as error:
            draft.refuse(field, error)
    if not draft.values[field] and field not in known:
        draft.refuse("ruts", DomainError(errors.SESSION_WITHOUT_CLIENT))


def _resolve_adviser(draft: SessionDraft, roster: Roster, importer: User | None) -> None:
    mail = draft.values["adviser"]
    adviser = roster.advisers.get(mail) if mail else importer
    if adviser is None:
        draft.refuse("adviser", DomainError(errors.ROW_ADVISER_UNKNOWN if mail else errors.SESSION_ADVISER_MISSING))
        return
    draft.adviser_id = adviser.pk
    if importer is not None and importer.role == Role.ADVISER and adviser.pk != importer.pk:
        draft.refuse("adviser", DomainError(errors.ROW_OF_OTHER_ADVISER))


def _give_keys(batch: SheetImport, drafts: list[SessionDraft]) -> None:
    known = keys_of_centre(batch.centre, told_keys(drafts))
    refuse_twice(drafts, give_keys(drafts, batch.centre_id, known, said))
