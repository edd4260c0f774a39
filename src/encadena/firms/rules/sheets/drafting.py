"""Rows → firms with their owners, cell by cell. A row may hold several owners."""

from collections.abc import Iterable, Sequence
from typing import Any

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import FirmKind, IssueLevel
from ...errors import UF_MISSING
from ..size import check_year, uf_date_of
from .cells import rut_cell
from .codes import OWNER_WITHOUT_NAME, REGION_ALONE, REGION_MISMATCH, RUT_MISSING, SALES_YEAR_MISSING
from .columns import Column, Reference
from .drafts import FirmDraft, OwnerDraft, Reading, Said
from .joining import Joiner
from .reading import Cell, Row

_TOTALS = ("total", "totales", "subtotal", "suma", "promedio", "fuente", "nota", "notas")


class Drafter:
    """Reads rows one after the other; ``reading`` grows."""

    def __init__(self, columns: Sequence[Column], reference: Reference) -> None:
        self.columns, self.reference, self.reading = columns, reference, Reading()
        self.headings = {column.place: column.heading for column in columns}
        self.places = {column.field.key: column.place for column in columns}
        self.digit_apart = {c.place for c in columns if c.field.name == "rut" and f"{c.field.key}_digit" in self.places}
        by_place = sorted(columns, key=lambda column: -column.place)
        self.owner_places = {column.field.owner: column.place for column in by_place if column.field.owner}
        self._joiner = Joiner(self.reading, self.headings)

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
        if isinstance(first, str) and first[0].isdigit():
            return False
        words = fold(first).split() if isinstance(first, str) else []
        if words and words[0] in _TOTALS and (rut is None or rut >= len(row) or row[rut] in (None, first)):
            known = sum(1 for place in self.headings if place < len(row) and row[place] is not None)
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
        errors = len(self.reading.issues) > bad_before and any(
            issue.level == IssueLevel.ERROR for issue in self.reading.issues[bad_before:]
        )
        if not errors and not rut:
            errors = not self._may_lack_rut(firm, number, row)
        self._keep(number, row, rut, firm, sales, drafted, errors)

    def _values(self, number: int, row: Row) -> tuple[dict[str, Said], dict[int, dict[str, Any]], dict[int, Said]]:
        firm: dict[str, Said] = {}
        owners: dict[int, dict[str, Any]] = {}
        sales: dict[int, Said] = {}
        width = len(row)
        for column in self.columns:
            place = column.place
            if place >= width or (cell := row[place]) is None:
                continue
            meaning = column.field
            if place in self.digit_apart:
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

    def _with_digit(self, firm: dict[str, Said], row: Row, number: int) -> str | None:
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

    def _region(self, firm: dict[str, Said], number: int, row: Row) -> None:
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
        firm: dict[str, Said],
        sales: dict[int, Said],
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

    def _may_lack_rut(self, firm: dict[str, Said], number: int, row: Row) -> bool:
        """Only an entrepreneur not yet formalised has no RUT, and the file must say so (or have no RUT column
        at all).
        """
        kind = firm.get("kind")
        if "name" in firm and ("rut" not in self.places or (kind and kind[0] == FirmKind.ENTREPRENEUR)):
            return True
        place = self.places.get("rut", self.places.get("name", 0))
        self._bad(number, place, row[place] if place < len(row) else None, DomainError(RUT_MISSING))
        return False

    def _keep(
        self,
        number: int,
        row: Row,
        rut: str | None,
        firm: dict[str, Said],
        sales: dict[int, Said],
        owners: list[OwnerDraft],
        bad: bool,
    ) -> None:
        if bad:
            self.reading.bad_rows.add(number)
        if not rut and ("name" not in firm or bad):
            return
        activity = firm.pop("activity", None)
        self._joiner.add(FirmDraft([number], rut, firm, sales, [], activity, bad), owners, row)

    # Issues ------------------------------------------------------------------------------------------------------

    def _bad(self, number: int, place: int, cell: Cell, error: DomainError) -> None:
        self.reading.complain(number, place, self.headings.get(place, ""), cell, error)

    def _warn(self, number: int, place: int, row: Row, code: str) -> None:
        heading, level = self.headings.get(place, ""), IssueLevel.WARNING.value
        self.reading.complain(number, place, heading, row[place], DomainError(code), level)
