"""The file of an import → drafts that know their adviser, area, clients and key."""

from itertools import islice

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.actions.importing.mapping import rows_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ... import errors
from ...models import SessionImport
from ...queries.exchange import Roster, keys_of_centre
from ...rules.exchange.columns import check_fields
from ...rules.exchange.drafts import RowDraft, as_key, give_keys, read_drafts


def read_sessions(batch: SessionImport, *, actor: User | None) -> tuple[list[RowDraft], Roster]:
    """All rows in the order of adviser, day and row: so a chunk touches few days and few clients.

    ``actor`` is whose sessions a file without advisers holds. About 10 s per 100,000 rows.
    """
    fields = {int(place): field for place, field in batch.fields.items()}
    check_fields(fields, batch.headings)
    first = max(batch.heading_rows, default=1)
    drafts = list(read_drafts(islice(iter(rows_of(batch)), first, None), first + 1, fields, clock.today()))
    roster = _roster(batch, drafts, actor)
    for draft in drafts:
        _resolve(draft, roster, batch.created_by)
    _give_keys(batch, drafts)
    drafts.sort(key=lambda draft: (draft.adviser_id, str(draft.values["on"]), draft.row))
    return drafts, roster


def _roster(batch: SessionImport, drafts: list[RowDraft], actor: User | None) -> Roster:
    roster = Roster(batch.centre)
    roster.read_clients({who for draft in drafts for who in (*draft.values["ruts"], *draft.values["names"])})
    roster.read_advisers({draft.values["adviser"] for draft in drafts} - {""})
    if batch.created_by:
        roster.add_advisers([batch.created_by])
    return roster


def _resolve(draft: RowDraft, roster: Roster, importer: User | None) -> None:
    _resolve_adviser(draft, roster, importer)
    area = roster.by_area.get(fold(draft.values["area"])) if draft.values["area"] else None
    if area is None:
        code = errors.ROW_AREA_UNKNOWN if draft.values["area"] else errors.SESSION_AREA_MISSING
        draft.refuse("area", DomainError(code))
    draft.area_id = area or 0
    known = {issue.field for issue in draft.issues}
    field = "ruts" if draft.values["ruts"] or "ruts" in known else "names"
    for who in draft.values[field]:
        try:
            draft.client_ids.append(_client(who, roster))
        except DomainError as error:
            draft.refuse(field, error)
    if not draft.values[field] and field not in known:
        draft.refuse("ruts", DomainError(errors.SESSION_WITHOUT_CLIENT))


def _resolve_adviser(draft: RowDraft, roster: Roster, importer: User | None) -> None:
    mail = draft.values["adviser"]
    adviser = roster.advisers.get(mail) if mail else importer
    if adviser is None:
        draft.refuse("adviser", DomainError(errors.ROW_ADVISER_UNKNOWN if mail else errors.SESSION_ADVISER_MISSING))
        return
    draft.adviser_id = adviser.pk
    if importer is not None and importer.role == Role.ADVISER and adviser.pk != importer.pk:
        draft.refuse("adviser", DomainError(errors.ROW_OF_OTHER_ADVISER))


def _client(who: str, roster: Roster) -> int:
    if who in roster.by_rut:
        return roster.by_rut[who]
    named = roster.by_name.get(who, [])
    if len(named) > 1:
        raise DomainError(errors.ROW_CLIENT_UNCLEAR, value=who, count=len(named))
    if not named:
        raise DomainError(errors.ROW_CLIENT_UNKNOWN, value=who)
    return named[0]


def _give_keys(batch: SessionImport, drafts: list[RowDraft]) -> None:
    told = {key for draft in drafts if (key := as_key(str(draft.values["external_id"])))}
    twice = give_keys(drafts, batch.centre_id, keys_of_centre(batch.centre, told))
    for draft in drafts:
        first = twice.get(str(draft.values["external_id"]))
        if first is not None and first != draft.row:
            draft.refuse("external_id", DomainError(errors.ROW_ID_TWICE, row=first))
