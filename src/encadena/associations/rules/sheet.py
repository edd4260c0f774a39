"""A spreadsheet of members: which column is which, and what a row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from encadena.firms.rules.sheets.cells import date_cell
from encadena.kernel import rut
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..errors import AssociationError

HEADINGS = {
    "rut": ("rut", "rut empresa", "rut socio", "rut socia", "tax id"),
    "name": ("nombre", "razon social", "nombre o razon social", "empresa", "socio", "socia", "name"),
    "since": ("desde", "socia desde", "socio desde", "fecha de ingreso", "ingreso", "since", "joined"),
}
LOOK_AT = 10


@dataclass(frozen=True)
class Row:
    """A member as the sheet tells it."""

    rut: str
    name: str
    since: date


def find_columns(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    """Place of the heading row and of each known column; None when there is no RUT among them."""
    for place, row in enumerate(rows[:LOOK_AT]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            for field, words in HEADINGS.items():
                if fold(str(cell or "")) in words:
                    found.setdefault(field, at)
        if "rut" in found:
            return place, found
    return None


def read_row(cells: Mapping[str, Any], today: date) -> Row:
    """Raises ``rut_missing``, ``rut_invalid`` and what ``date_cell`` does."""
    text = str(cells.get("rut") or "").strip()
    if text.endswith(".0"):
        text = text[:-2]
    if not text:
        raise AssociationError("rut_missing")
    since = date_cell(cells.get("since") or None, today)
    return Row(rut.clean(text), str(cells.get("name") or "").strip()[:200], since or today)


def refusal_of(error: DomainError) -> dict[str, object]:
    """The verdict on a bad row, as data that JSON can hold."""
    params = {name: value if isinstance(value, str | int) else str(value) for name, value in error.params.items()}
    return {"outcome": "bad", "code": error.code, "params": params}
