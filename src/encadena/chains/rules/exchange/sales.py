"""Rows of sales: their columns, and what tells one sale from another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from encadena.advisory.rules.exchange.columns import Columns
from encadena.advisory.rules.exchange.drafts import RowDraft
from encadena.firms.rules.sheets.cells import amount_cell, date_cell, rut_cell, text_cell
from encadena.firms.rules.sheets.reading import Cell
from encadena.kernel.errors import DomainError

from ...errors import (
    ROW_AMOUNT_LARGE,
    ROW_AMOUNT_MISSING,
    ROW_BUYER_MISSING,
    ROW_FIRM_MISSING,
    ROW_MONTH_MISSING,
    ROW_PROJECT_MISSING,
)

MOST = Decimal(10) ** 15
_SYNONYMS: Mapping[str, Sequence[str]] = {
    "project": ("proyecto", "codigo", "codigo del proyecto", "encadenamiento", "project", "project code", "code"),
    "rut": ("rut", "rut empresa", "rut de la empresa", "rut proveedora", "firm rut", "supplier rut"),
    "buyer": ("comprador", "comprador ancla", "cliente comprador", "buyer", "anchor buyer"),
    "month": ("mes", "mes de la venta", "fecha", "month", "date"),
    "amount": ("monto", "monto en pesos", "venta", "amount", "amount in pesos"),
    "invoiced_on": ("factura", "fecha factura", "fecha de la factura", "invoice", "invoiced on"),
    "paid_on": ("pago", "fecha pago", "fecha del pago", "payment", "paid on"),
}


@dataclass
class SaleDraft(RowDraft):
    """A row that is a sale: of whom, to whom, in which project; ``ordinal`` counts rows of the file that are alike."""

    project_id: int = 0
    firm_id: int = 0
    buyer_id: int = 0
    ordinal: int = 1

    @property
    def alike(self) -> tuple[object, ...]:
        """What two sales share that cannot be told apart; when they were paid may become known later."""
        values = self.values
        return self.project_id, self.firm_id, self.buyer_id, values["month"], values["amount"], values["invoiced_on"]


def _text(limit: int) -> object:
    return lambda cell, today: text_cell(cell, limit) or ""


def _rut(cell: Cell, today: date) -> str:
    return rut_cell(cell) or ""


def _day(cell: Cell, today: date) -> date | None:
    return date_cell(cell, today)


def month_cell(cell: Cell, today: date) -> date | None:
    """A day of the month, or the month alone as ``2025-03`` or ``03-2025``; its first day."""
    text = str(cell).strip().replace("/", "-")
    head, _dash, tail = text.partition("-")
    if head.isascii() and tail.isascii() and head.isdigit() and tail.isdigit():
        cell = f"01-{tail}-{head}" if len(head) == 4 else f"01-{head}-{tail}" if len(tail) == 4 else cell
    day = date_cell(cell, today)
    return day.replace(day=1) if day else None


def pesos_cell(cell: Cell, today: date) -> int | None:
    """Whole pesos. Raises ``chain_row_amount_large``, and what a cell with an amount raises."""
    amount = amount_cell(cell)
    if amount is None:
        return None
    if abs(amount) > MOST:
        raise DomainError(ROW_AMOUNT_LARGE, value=str(cell))
    return int(amount)


COLUMNS = Columns(
    synonyms=_SYNONYMS,
    parsers={
        "project": _text(30),  # type: ignore[dict-item]
        "rut": _rut,
        "buyer": _text(160),  # type: ignore[dict-item]
        "month": month_cell,
        "amount": pesos_cell,
        "invoiced_on": _day,
        "paid_on": _day,
    },
    empty={"project": "", "rut": "", "buyer": "", "month": None, "amount": None, "invoiced_on": None, "paid_on": None},
    needed=("project", "rut", "buyer", "month", "amount"),
    missing={
        "project": ROW_PROJECT_MISSING,
        "rut": ROW_FIRM_MISSING,
        "buyer": ROW_BUYER_MISSING,
        "month": ROW_MONTH_MISSING,
        "amount": ROW_AMOUNT_MISSING,
    },
)
