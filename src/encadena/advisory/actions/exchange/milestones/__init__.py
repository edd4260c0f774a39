"""Milestones: one row is one dated change of one client, with what it is measured from and what proves it."""

from collections.abc import Sequence
from typing import Any

from encadena.accounts.models import User

from ....choices import MilestoneKind
from ....models import SheetImport, SheetMade
from ....queries.exchange_milestones import Ledger
from ....rules.exchange.milestone_columns import COLUMNS
from ....rules.exchange.milestone_draft import MilestoneDraft
from ..sheet import Sheet
from .admitting import FIELD_OF, admit_milestone, prepare_milestones
from .resolving import resolve_milestones
from .writing import lock_clients, take_milestones_back, write_milestones


class MilestoneSheet(Sheet[MilestoneDraft, Ledger]):
    columns, draft, field_of = COLUMNS, MilestoneDraft, FIELD_OF

    def resolve(self, batch: SheetImport, drafts: list[MilestoneDraft], *, actor: User | None) -> Ledger:
        return resolve_milestones(batch, drafts, actor=actor)

    def prepare(self, drafts: Sequence[MilestoneDraft], known: Ledger) -> None:
        prepare_milestones(drafts, known, actor=None)

    def admit(self, draft: MilestoneDraft, known: Ledger) -> bool:
        return admit_milestone(draft, known, actor=None)

    def forget(self, known: Ledger) -> None:
        known.start_over()

    def tally(self, drafts: Sequence[MilestoneDraft]) -> dict[str, int]:
        fixed = {id(d.standing) for d in drafts if d.standing and d.standing.pk is None and d.standing.row == d.row}
        return {"baselines": len(fixed)}

    def shown(self, draft: MilestoneDraft, known: Ledger) -> dict[str, Any]:
        values = draft.values
        amount = values["after"] if values["after"] is not None else values["amount"]
        return {
            "row": draft.row,
            "on": values["on"].isoformat(),
            "time": "",
            "who": str(known.clients[draft.client_id]),
            "amount": "" if amount is None else f"{amount:f}",
            "unit": values["currency"],
            "what": f"{MilestoneKind(values['kind']).label}: {values['what']}"[:160],
        }

    def lock(self, drafts: Sequence[MilestoneDraft], *, actor: User | None) -> None:
        lock_clients(drafts, actor=actor)

    def write(self, batch: SheetImport, drafts: Sequence[MilestoneDraft], known: Ledger, *, actor: User | None) -> None:
        write_milestones(batch, drafts, known, actor=actor)

    def take_back(self, batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
        take_milestones_back(batch, made, actor=actor)
