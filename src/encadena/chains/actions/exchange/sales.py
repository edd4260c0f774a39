"""Spreadsheets of sales: a row is one sale; the same file again changes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from encadena.accounts.models import User
from encadena.advisory.actions.exchange.sheet import Sheet, settle
from encadena.advisory.choices import MadeKind
from encadena.advisory.models import SheetImport, SheetMade
from encadena.audit.actions import entry_of, record_many
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.rules.sheets.codes import UNDO_GONE
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ... import errors
from ...models import ChainSale, LinkageProject
from ...queries.exchange import Ledger
from ...rules.exchange.sales import COLUMNS, SaleDraft
from ...rules.sale import check_sale

FIELDS = ("month", "amount", "invoiced_on", "paid_on")


class SaleSheet(Sheet[SaleDraft, Ledger]):
    columns, draft, usual_field = COLUMNS, SaleDraft, "project"
    field_of: ClassVar[Mapping[str, str]] = {
        errors.SALE_AMOUNT: "amount",
        errors.SALE_IN_FUTURE: "month",
        errors.PAID_WITHOUT_INVOICE: "paid_on",
        errors.PAID_BEFORE_INVOICE: "paid_on",
    }

    def resolve(self, batch: SheetImport, drafts: list[SaleDraft], *, actor: User | None) -> Ledger:
        ledger = Ledger(batch.centre, actor)
        ledger.read_projects({str(draft.values["project"]).upper() for draft in drafts})
        for draft in drafts:
            _find(draft, ledger)
        seen: Counter[tuple[object, ...]] = Counter()
        for draft in drafts:
            seen[draft.alike] += 1
            draft.ordinal = seen[draft.alike]
        drafts.sort(key=lambda draft: (draft.project_id, str(draft.values["month"]), draft.row))
        return ledger

    def prepare(self, drafts: Sequence[SaleDraft], known: Ledger) -> None:
        known.read_there(drafts)

    def admit(self, draft: SaleDraft, known: Ledger) -> bool:
        project = known.projects[draft.project_id]
        if draft.ordinal <= known.there[draft.alike]:
            if "paid_on" in draft.cells and draft.values["paid_on"] not in known.paid[draft.alike]:
                draft.warn(errors.ROW_SALE_DIFFERS)
            return False
        if project.over:
            raise DomainError(errors.PROJECT_OVER, project=str(project))
        check_sale(draft.values, clock.today())
        return True

    def forget(self, known: Ledger) -> None:
        known.forget()

    def shown(self, draft: SaleDraft, known: Ledger) -> dict[str, Any]:
        return {
            "row": draft.row,
            "on": draft.values["month"].isoformat(),
            "time": "",
            "who": str(known.firms[draft.firm_id]),
            "amount": str(draft.values["amount"]),
            "unit": "CLP",
            "what": f"{known.projects[draft.project_id]} · {known.buyer_names[draft.buyer_id]}"[:160],
        }

    def lock(self, drafts: Sequence[SaleDraft], *, actor: User | None) -> None:
        rows = LinkageProject.objects.select_for_update(of=("self",))
        list(rows.filter(pk__in={draft.project_id for draft in drafts}).order_by("pk").values_list("pk"))

    def write(self, batch: SheetImport, drafts: Sequence[SaleDraft], known: Ledger, *, actor: User | None) -> None:
        rows = [_sale(draft, actor) for draft in drafts]
        insert(ChainSale, rows, actor=actor)
        made = (
            fresh(SheetMade, actor=actor, batch=batch, row=draft.row, what=MadeKind.CHAIN_SALE.value,
                  object_id=row.pk, facts=_facts(row))
            for row, draft in zip(rows, drafts, strict=True)
        )  # fmt: skip
        insert(SheetMade, made, actor=actor)
        told = [
            entry_of("chain_sale.recorded", row, actor=actor, changes={"amount": [None, row.amount]},
                     context={"import": batch.pk, "row": draft.row})
            for row, draft in zip(rows, drafts, strict=True)
        ]  # fmt: skip
        record_many(told, actor=actor)

    def take_back(self, batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
        """All but those that somebody corrected or withdrew since."""
        rows = ChainSale.objects.in_bulk([row.object_id for row in made])
        reasons = {row.pk: _why_it_stays(rows.get(row.object_id), row) for row in made}
        going = [rows[row.object_id] for row in settle(made, reasons, actor=actor)]
        context = {"import": batch.pk, "file": batch.file_name}
        record_many([entry_of("chain_sale.withdrawn", row, actor=actor, context=context) for row in going], actor=actor)
        ChainSale.objects.filter(pk__in=[row.pk for row in going]).delete()


def _find(draft: SaleDraft, ledger: Ledger) -> None:
    """Project, then firm and buyer inside it; every cell that names nothing is said, not only the first."""
    values = draft.values
    if "project" in draft.blamed:
        return
    draft.project_id = ledger.by_code.get(str(values["project"]).upper(), 0)
    if not draft.project_id:
        draft.refuse("project", DomainError(errors.ROW_PROJECT_UNKNOWN, value=values["project"]))
        return
    draft.firm_id = ledger.members.get((draft.project_id, values["rut"]), 0)
    if not draft.firm_id and "rut" not in draft.blamed:
        draft.refuse("rut", DomainError(errors.ROW_FIRM_UNKNOWN, value=values["rut"]))
    buyers = ledger.buyers_named(draft.project_id, values["buyer"])
    draft.buyer_id = buyers[0] if len(buyers) == 1 else 0
    if not draft.buyer_id and "buyer" not in draft.blamed:
        code = errors.ROW_BUYER_UNCLEAR if buyers else errors.ROW_BUYER_UNKNOWN
        draft.refuse("buyer", DomainError(code, value=values["buyer"]))


def _sale(draft: SaleDraft, actor: User | None) -> ChainSale:
    told = {name: draft.values[name] for name in FIELDS}
    return fresh(
        ChainSale, actor=actor, project_id=draft.project_id, firm_id=draft.firm_id, buyer_id=draft.buyer_id, **told
    )


def _facts(row: ChainSale) -> dict[str, Any]:
    days = {name: value.isoformat() if (value := getattr(row, name)) else None for name in FIELDS if name != "amount"}
    return {**days, "amount": row.amount, "firm": row.firm_id, "buyer": row.buyer_id}


def _why_it_stays(row: ChainSale | None, made: SheetMade) -> str:
    if row is None:
        return UNDO_GONE
    return errors.UNDO_SALE_CHANGED if row.withdrawn_at or _facts(row) != made.facts else ""
