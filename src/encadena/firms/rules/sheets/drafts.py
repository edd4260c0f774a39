"""Rows → firms with their owners. A firm may stand in several rows (one per owner) and a row may hold several
owners.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import FirmKind, IssueLevel
from ...errors import OWNER_TWICE, UF_MISSING
from ..firm import FIRST_COMPANY_NUMBER
from ..size import check_year, uf_date_of
from .cells import rut_cell
from .codes import (
    OWNER_WITHOUT_NAME,
    PERSON_DISAGREES,
    REGION_ALONE,
    REGION_MISMATCH,
    ROWS_DISAGREE,
    RUT_MISSING,
    SALES_YEAR_MISSING,
)
from .columns import Column, Reference
from .reading import Cell, Row

_TOTALS = ("total", "totales", "subtotal", "suma", "promedio", "fuente", "nota", "notas")


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
    values: dict[str, tuple[Any, int, int]]
    sales: dict[int, tuple[Decimal, int, int]]
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


class Drafter:
    """Reads rows one after the other; ``reading`` grows."""

    def __init__(self, columns: Sequence[Column], reference: Reference) -> None:
        self.columns, self.reference, self.reading = columns, reference, Reading()
        self.headings = {column.place: column.heading for column in columns}
        self.places = {column.field.key: column.place for column in columns}
        by_place = sorted(columns, key=lambda column: -column.place)
        self.owner_places = {column.field.owner: column.place for column in by_place if column.field.owner}
        self._firms: dict[str, FirmDraft] = {}
        self._people: dict[str, OwnerDraft] = {}

    def read(self, rows: Iterable[Row], first: int) -> Reading:
        """``rows`` below the headings, the first of them with the number ``first``."""
        for number, row in enumerate(rows, first):
            if all(cell is None for cell in row):
                continue
            if self._is_total(row):
                self.reading.left_aside.append(number)
                continue
            self.reading.rows += 1
            self._row(number, row)
        return self.reading

    def _is_total(self, row: Row) -> bool:
        """*Total*, *Fuente: …* below the table: no RUT, and the first text says so."""
        rut = self.places.get("rut")
        if rut is not None and rut < len(row) and row[rut] is not None and not isinstance(row[rut], str):
            return False
        first = next((cell for cell in row if cell is not None), None)
        words = fold(first).split() if isinstance(first, str) else []
        known = sum(1 for place in self.headings if place < len(row) and row[place] is not None)
        if words and words[0] in _TOTALS and (rut is None or rut >= len(row) or row[rut] in (None, first)):
            return len(words) <= 2 or known <= 1 or words[0] in {"fuente", "nota", "notas"}
        return not isinstance(first, str) and not self._names_somebody(row)

    def _names_somebody(self, row: Row) -> bool:
        named = [p for key, p in self.places.items() if key.split(".")[-1] in {"rut", "name", "email", "trade_name"}]
        return any(place < len(row) and row[place] is not None for place in named)

    # One row -----------------------------------------------------------------------------------------------------

    def _row(self, number: int, row: Row) -> None:
        bad_before = len(self.reading.issues)
        firm, owners, sales = self._values(number, row)
        rut = self._with_digit(firm, row, number)
        self._region(firm, number, row)
        self._sales(firm, sales, number, row)
        drafted = [d for group in sorted(owners) if (d := self._owner(group, owners[group], number, row))]
        errors = any(i.level == IssueLevel.ERROR for i in self.reading.issues[bad_before:])
        if not errors and not rut:
            errors = not self._may_lack_rut(firm, number, row)
        self._keep(number, row, rut, firm, sales, drafted, errors)

    def _values(
        self, number: int, row: Row
    ) -> tuple[dict[str, tuple[Any, int, int]], dict[int, dict[str, Any]], dict[int, tuple[Decimal, int, int]]]:
        firm: dict[str, tuple[Any, int, int]] = {}
        owners: dict[int, dict[str, Any]] = {}
        sales: dict[int, tuple[Decimal, int, int]] = {}
        width = len(row)
        for column in self.columns:
            place = column.place
            if place >= width or (cell := row[place]) is None:
                continue
            meaning = column.field
            if meaning.name == "rut" and f"{meaning.key}_digit" in self.places:
                value: Any = cell
            else:
                try:
                    value = column.value(cell)
                except DomainError as error:
                    self._bad(number, place, cell, error)
                    continue
            if value is None:
                continue
            if meaning.owner:
                owners.setdefault(meaning.owner, {})[meaning.name] = value
            elif meaning.year:
                sales[meaning.year] = (value, number, place)
            else:
                firm[meaning.name] = (value, number, place)
        return firm, owners, sales

    def _with_digit(self, firm: dict[str, tuple[Any, int, int]], row: Row, number: int) -> str | None:
        """The RUT of the firm, put together when its digit has a column of its own."""
        digit = firm.pop("rut_digit", None)
        found = firm.pop("rut", None)
        if not found:
            return None
        if "rut_digit" not in self.places:
            return str(found[0])
        return self._joined_rut(found[0], digit[0] if digit else None, number, found[2])

    def _joined_rut(self, cell: Cell, digit: str | None, number: int, place: int) -> str | None:
        try:
            return rut_cell(cell, digit, bare_lacks_digit=True)
        except DomainError as error:
            self._bad(number, place, cell, error)
            return None

    def _region(self, firm: dict[str, tuple[Any, int, int]], number: int, row: Row) -> None:
        """A region says where the commune is, or that one of the two is wrong; alone it is not kept."""
        region = firm.pop("region", None)
        if not region:
            return
        commune = firm.get("commune")
        if not commune:
            self._warn(number, region[2], row, REGION_ALONE)
            return
        found = self.reference.gazetteer.by_code[commune[0]]
        if found.region_code != region[0]:
            params = {"commune": found.name, "region": found.region_code}
            self._bad(number, region[2], row[region[2]], DomainError(REGION_MISMATCH, **params))

    def _sales(
        self,
        firm: dict[str, tuple[Any, int, int]],
        sales: dict[int, tuple[Decimal, int, int]],
        number: int,
        row: Row,
    ) -> None:
        amount, year = firm.pop("sales", None), firm.pop("sales_year", None)
        if amount and not year:
            self._bad(number, amount[2], row[amount[2]], DomainError(SALES_YEAR_MISSING))
        elif amount and year:
            try:
                check_year(year[0], self.reference.today)
                sales[year[0]] = amount
            except DomainError as error:
                self._bad(number, year[2], row[year[2]], error)
        for stated, (_amount, _row, place) in sales.items():
            if stated not in self.reference.uf:
                self._bad(number, place, row[place], DomainError(UF_MISSING, date=uf_date_of(stated)))

    def _owner(self, group: int, said: dict[str, Any], number: int, row: Row) -> OwnerDraft | None:
        place = self.owner_places[group]
        names = [said.pop(part, None) for part in ("name", "surname", "second_surname")]
        digit, rut = said.pop("rut_digit", None), said.pop("rut", None)
        if f"owner.{group}.rut_digit" in self.places and rut is not None:
            rut = self._joined_rut(rut, digit, number, self.places[f"owner.{group}.rut"])
        owner = OwnerDraft(number, place, rut, " ".join(filter(None, names)), **said)
        if not owner.rut and not owner.name:
            if said and not self._has_issue(number, group):
                cell = row[place] if place < len(row) else None
                self._bad(number, place, cell, DomainError(OWNER_WITHOUT_NAME))
            return None
        return owner

    def _has_issue(self, number: int, group: int) -> bool:
        """Whether the name or RUT of this owner was there, but bad: one complaint is enough."""
        places = {p for key, p in self.places.items() if key.startswith(f"owner.{group}.")}
        return any(issue.row == number and issue.place in places for issue in self.reading.issues[-20:])

    def _may_lack_rut(self, firm: dict[str, tuple[Any, int, int]], number: int, row: Row) -> bool:
        """Only an entrepreneur not yet formalised has no RUT, and the file must say so (or have no RUT column
        at all).
        """
        kind = firm.get("kind")
        if "name" in firm and ("rut" not in self.places or (kind and kind[0] == FirmKind.ENTREPRENEUR)):
            return True
        place = self.places.get("rut", self.places.get("name", 0))
        self._bad(number, place, row[place] if place < len(row) else None, DomainError(RUT_MISSING))
        return False

    # Rows of one firm --------------------------------------------------------------------------------------------

    def _keep(
        self,
        number: int,
        row: Row,
        rut: str | None,
        firm: dict[str, tuple[Any, int, int]],
        sales: dict[int, tuple[Decimal, int, int]],
        owners: list[OwnerDraft],
        bad: bool,
    ) -> None:
        if bad:
            self.reading.bad_rows.add(number)
        if not rut and ("name" not in firm or bad):
            return
        activity = firm.pop("activity", None)
        draft = FirmDraft([number], rut, firm, sales, [], activity, bad)
        known = self._firms.get(draft.key)
        if known is None:
            self._firms[draft.key] = known = draft
            self.reading.firms.append(draft)
        else:
            self._merge(known, draft, row)
        for owner in owners:
            self._add_owner(known, owner, row)

    def _merge(self, known: FirmDraft, draft: FirmDraft, row: Row) -> None:
        number = draft.rows[0]
        known.rows.append(number)
        known.bad |= draft.bad
        for name, found in draft.values.items():
            before = known.values.setdefault(name, found)
            if not _same(before[0], found[0]):
                self._disagree(known, number, found[2], row, before[1], before[0])
        for year, amount in draft.sales.items():
            before = known.sales.setdefault(year, amount)
            if before[0] != amount[0]:
                self._disagree(known, number, amount[2], row, before[1], before[0])
        if draft.activity and known.activity and draft.activity[0] != known.activity[0]:
            self._disagree(known, number, draft.activity[2], row, known.activity[1], known.activity[0])
        known.activity = known.activity or draft.activity

    def _add_owner(self, firm: FirmDraft, owner: OwnerDraft, row: Row) -> None:
        self._same_person(firm, owner, row)
        twin = next((o for o in firm.owners if o.key == owner.key), None)
        if twin is None:
            firm.owners.append(owner)
        elif owner.row == twin.row and owner.rut:
            self._firm_bad(firm, owner.row, owner.place, row, DomainError(OWNER_TWICE, owner=owner.name or owner.rut))
        elif None not in (owner.share, twin.share) and owner.share != twin.share:
            self._disagree(firm, owner.row, owner.place, row, twin.row, twin.share)
        else:
            for name in ("gender", "share", "email", "phone", "since"):
                if getattr(twin, name) is None:
                    setattr(twin, name, getattr(owner, name))

    def _same_person(self, firm: FirmDraft, owner: OwnerDraft, row: Row) -> None:
        """One RUT is one person everywhere in the file; the first name that was written is the one kept."""
        if not owner.rut:
            return
        known = self._people.setdefault(owner.rut, owner)
        if known is owner:
            return
        if owner.name and known.name and not set(fold(owner.name).split()) & set(fold(known.name).split()):
            self._disagree(firm, owner.row, owner.place, row, known.row, known.name, PERSON_DISAGREES)
        elif owner.gender and known.gender and owner.gender != known.gender:
            self._disagree(firm, owner.row, owner.place, row, known.row, known.gender, PERSON_DISAGREES)
        for name in ("gender", "email", "phone"):
            said = getattr(known, name) or getattr(owner, name)
            setattr(known, name, said)
            setattr(owner, name, said)
        owner.name = known.name = known.name or owner.name

    def _disagree(
        self, firm: FirmDraft, number: int, place: int, row: Row, other: int, value: object, code: str = ROWS_DISAGREE
    ) -> None:
        self._firm_bad(firm, number, place, row, DomainError(code, other_row=other, other_value=str(value)))

    def _firm_bad(self, firm: FirmDraft, number: int, place: int, row: Row, error: DomainError) -> None:
        firm.bad = True
        self._bad(number, place, row[place] if place < len(row) else None, error)

    # Issues ------------------------------------------------------------------------------------------------------

    def _bad(
        self, number: int, place: int, cell: Cell, error: DomainError, level: str = IssueLevel.ERROR.value
    ) -> None:
        params = {key: _plain(value) for key, value in error.params.items() if key != "value"}
        heading = self.headings.get(place, "")
        self.reading.issues.append(Issue(number, place, heading, shown(cell), error.code, params, level))
        if level == IssueLevel.ERROR.value:
            self.reading.bad_rows.add(number)

    def _warn(self, number: int, place: int, row: Row, code: str) -> None:
        self._bad(number, place, row[place], DomainError(code), IssueLevel.WARNING.value)


def shown(cell: Cell) -> str:
    """The cell as a person saw it, for the list of bad cells."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\x00", "").split())[:200]


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or fold(one) == fold(other)
    return one == other


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
