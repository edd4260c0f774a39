"""Rows of milestones → drafts that know their client, evidence and key."""

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from .... import errors
from ....models import Milestone, SheetImport
from ....queries.exchange import keys_of_centre
from ....queries.exchange_milestones import Ledger, Paper
from ....rules.exchange.drafts import client_named, give_keys, refuse_twice, told_keys
from ....rules.exchange.milestone_draft import MilestoneDraft, said


def resolve_milestones(batch: SheetImport, drafts: list[MilestoneDraft], *, actor: User | None) -> Ledger:
    """In the order of client, day and row: a baseline is fixed by the first row that needs it."""
    ledger = Ledger(batch.centre)
    ledger.read_clients({who for draft in drafts for who in (*draft.values["ruts"], *draft.values["names"])})
    for draft in drafts:
        _find_client(draft, ledger)
    named = [draft for draft in drafts if draft.values["evidence"] and draft.client_id]
    ledger.read_papers({ledger.clients[draft.client_id].firm_id for draft in named})
    for draft in named:
        _find_papers(draft, ledger)
    known = keys_of_centre(batch.centre, told_keys(drafts), Milestone)
    refuse_twice(drafts, give_keys(drafts, batch.centre_id, known, said))
    drafts.sort(key=lambda draft: (draft.client_id, str(draft.values["on"]), draft.row))
    return ledger


def _find_client(draft: MilestoneDraft, ledger: Ledger) -> None:
    field = "ruts" if draft.values["ruts"] or "ruts" in draft.blamed else "names"
    named = draft.values[field]
    try:
        if len(named) == 1:
            draft.client_id = client_named(named[0], ledger.by_rut, ledger.by_name)
        elif field not in draft.blamed:
            raise DomainError(errors.ROW_ONE_CLIENT)
    except DomainError as error:
        draft.refuse(field if named else "ruts", error)


def _find_papers(draft: MilestoneDraft, ledger: Ledger) -> None:
    papers = ledger.papers[ledger.clients[draft.client_id].firm_id]
    for told in draft.values["evidence"]:
        try:
            draft.document_ids.append(_paper(told, papers))
        except DomainError as error:
            draft.refuse("evidence", error)


def _paper(told: str, papers: list[Paper]) -> int:
    """By number, else by title or name of the file; of the client's own firm only."""
    if told.isdigit() and any(pk == int(told) for pk, *_names in papers):
        return int(told)
    found = [pk for pk, title, name in papers if fold(told) in {fold(title), fold(name)}]
    if len(found) > 1:
        numbers = ", ".join(f"N° {pk}" for pk in found)
        raise DomainError(errors.ROW_DOCUMENT_UNCLEAR, value=told, numbers=numbers)
    if not found:
        raise DomainError(errors.ROW_DOCUMENT_UNKNOWN, value=told)
    return found[0]
