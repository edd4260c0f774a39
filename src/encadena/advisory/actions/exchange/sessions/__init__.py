"""Sessions of advice: one row is one session of one adviser with one or several clients."""

from collections.abc import Sequence
from typing import Any

from encadena.accounts.models import User

from ....models import SheetImport, SheetMade
from ....queries.exchange import Roster
from ....rules.exchange.session_columns import COLUMNS
from ....rules.exchange.session_draft import SessionDraft
from ....rules.session import total
from ..sheet import Sheet
from .admitting import FIELD_OF, admit_session, prepare_sessions
from .resolving import resolve_sessions
from .writing import take_sessions_back, take_turns, write_sessions


class SessionSheet(Sheet[SessionDraft, Roster]):
    columns, draft, field_of = COLUMNS, SessionDraft, FIELD_OF

    def resolve(self, batch: SheetImport, drafts: list[SessionDraft], *, actor: User | None) -> Roster:
        return resolve_sessions(batch, drafts, actor=actor)

    def prepare(self, drafts: Sequence[SessionDraft], known: Roster) -> None:
        prepare_sessions(drafts, known, actor=None)

    def admit(self, draft: SessionDraft, known: Roster) -> bool:
        return admit_session(draft, known, actor=None)

    def forget(self, known: Roster) -> None:
        known.days.clear()

    def tally(self, drafts: Sequence[SessionDraft]) -> dict[str, int]:
        return {"counting": sum(draft.counts for draft in drafts)}

    def shown(self, draft: SessionDraft, known: Roster) -> dict[str, Any]:
        values = draft.values
        return {
            "row": draft.row,
            "on": values["on"].isoformat(),
            "time": f"{values['starts_at']:%H:%M}" if values["starts_at"] else "",
            "who": ", ".join(str(known.clients[pk]) for pk in draft.client_ids),
            "amount": total(values),
            "what": values["advice"][:120],
        }

    def lock(self, drafts: Sequence[SessionDraft], *, actor: User | None) -> None:
        take_turns(drafts, actor=actor)

    def write(self, batch: SheetImport, drafts: Sequence[SessionDraft], known: Roster, *, actor: User | None) -> None:
        write_sessions(batch, drafts, known, actor=actor)

    def take_back(self, batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
        take_sessions_back(batch, made, actor=actor)
