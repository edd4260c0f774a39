"""What rows of a sheet become: firms with their owners, and the cells that cannot be used."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import IssueLevel
from ..firm import FIRST_COMPANY_NUMBER
from .reading import Cell

# (value, row, place): what a cell said and where it stands.
Said = tuple[Any, int, int]


@dataclass(slots=True)
class Issue:
    """A bad cell. ``row`` counts from 1 as on the screen of a spreadsheet program, ``place`` from 0."""

    row: int
    place: int | None
    column: str
    value: str
    code: str
    params: dict[str, Any]
    level: str = IssueLevel.ERROR.value


@dataclass(slots=True)
class OwnerDraft:
    row: int
    place: int
    rut: str | None = None
    name: str = ""
    gender: str | None = None
    share: Decimal | None = None
    email: str | None = None
    phone: str | None = None
    since: date | None = None

    @property
    def is_company(self) -> bool:
        """A RUT from 50 million up belongs to a company, so the owner is a firm."""
        return self.rut is not None and int(self.rut[:-1]) >= FIRST_COMPANY_NUMBER

    @property
    def key(self) -> str:
        return self.rut or fold(self.name)


@dataclass(slots=True)
class FirmDraft:
    """``values`` maps a field of the firm to (value, row, place); ``sales`` a year to the same."""

    rows: list[int]
    rut: str | None
    values: dict[str, Said]
    sales: dict[int, Said]
    owners: list[OwnerDraft]
    activity: tuple[str, int, int] | None = None
    bad: bool = False

    def get(self, name: str) -> Any:
        found = self.values.get(name)
        return found[0] if found else None

    @property
    def key(self) -> str:
        return self.rut or f"{fold(self.get('name') or '')}|{self.get('commune') or ''}"


@dataclass
class Reading:
    """What a file holds: firms in the order of their first rows, bad cells, and how many rows were what."""

    firms: list[FirmDraft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rows: int = 0
    left_aside: list[int] = field(default_factory=list)
    bad_rows: set[int] = field(default_factory=set)

    def complain(
        self, row: int, place: int, heading: str, cell: Cell, error: DomainError, level: str = IssueLevel.ERROR.value
    ) -> None:
        """One more bad cell (or, with the level of a warning, a doubtful one)."""
        params = {key: _plain(value) for key, value in error.params.items() if key != "value"}
        self.issues.append(Issue(row, place, heading, shown(cell), error.code, params, level))
        if level == IssueLevel.ERROR.value:
            self.bad_rows.add(row)


def shown(cell: Cell) -> str:
    """The cell as a person saw it, for the list of bad cells."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\x00", "").split())[:200]


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
