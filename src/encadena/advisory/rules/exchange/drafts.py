"""Rows of a spreadsheet → drafts, with what is wrong in each cell; and the key that a row has for ever."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid5

from encadena.firms.rules.sheets.reading import Row
from encadena.kernel import rut
from encadena.kernel.errors import DomainError

from ...errors import ROW_CLIENT_UNCLEAR, ROW_CLIENT_UNKNOWN, ROW_ID_TWICE
from .columns import Columns

NAMES = UUID("7d3f6a4e-0b57-4b0c-9a4f-5d1c6f0a9b21")


@dataclass(frozen=True)
class Issue:
    """What is wrong with a cell; ``field`` says in which column, ``warning`` that the row is used all the same."""

    row: int
    field: str
    value: str
    code: str
    params: Mapping[str, Any]
    warning: bool = False


@dataclass
class RowDraft:
    """One row: its values as the parsers of its columns give them; ``key`` once it is known what it is about."""

    row: int
    values: dict[str, Any]
    cells: Mapping[str, Any]
    issues: list[Issue] = field(default_factory=list)
    key: UUID | None = None

    def refuse(self, field: str, error: DomainError) -> None:
        value = str(error.params.get("value", "")) or str(self.cells.get(field, ""))
        self.issues.append(Issue(self.row, field, value[:200], error.code, plain(error.params)))

    def warn(self, code: str, **params: Any) -> None:
        self.issues.append(Issue(self.row, "", "", code, plain(params), warning=True))

    @property
    def bad(self) -> bool:
        return any(not issue.warning for issue in self.issues)

    @property
    def blamed(self) -> set[str]:
        """Fields whose cell was found wrong already."""
        return {issue.field for issue in self.issues}


D = TypeVar("D", bound=RowDraft)


def read_drafts(
    rows: Iterable[Row], first: int, fields: Mapping[int, str], columns: Columns, make: type[D], today: date
) -> Iterator[D]:
    """Drafts of the rows that say anything; ``first`` is the number of the first one."""
    for number, row in enumerate(rows, first):
        cells = {name: row[place] for place, name in fields.items() if place < len(row) and row[place] is not None}
        if cells.keys() - {"external_id"}:
            yield _draft(make(number, dict(columns.empty), cells), columns, today)


def _draft(draft: D, columns: Columns, today: date) -> D:
    for name, cell in draft.cells.items():
        try:
            draft.values[name] = columns.parsers[name](cell, today)
        except DomainError as error:
            draft.refuse(name, error)
    for name, code in (columns.missing or {}).items():
        if name not in draft.cells:
            draft.refuse(name, DomainError(code))
    return draft


def give_keys(
    drafts: Sequence[D], centre_id: int, known_keys: Iterable[UUID], said: Callable[[D], str]
) -> dict[str, int]:
    """The key of every draft, the same each time that the same rows arrive.

    By the external id (one that is the key of a record of this centre is that key); without it by what the row says
    (``said``), counted where rows are truly the same. Returns external id → its first row, for ids that come back.
    """
    keys, seen, twice = set(known_keys), Counter[str](), {}
    first: dict[str, int] = {}
    for draft in drafts:
        external = str(draft.values["external_id"])
        if external:
            if external in first:
                twice[external] = first[external]
            first.setdefault(external, draft.row)
            own = as_key(external)
            draft.key = own if own in keys else uuid5(NAMES, f"{centre_id}|id|{external}")
            continue
        text = f"{centre_id}|{said(draft)}"
        seen[text] += 1
        draft.key = uuid5(NAMES, f"{text}|{seen[text]}")
    return twice


def told_keys(drafts: Iterable[RowDraft]) -> set[UUID]:
    """External ids that look like a key of ours."""
    return {key for draft in drafts if (key := as_key(str(draft.values["external_id"])))}


def refuse_twice(drafts: Iterable[RowDraft], twice: Mapping[str, int]) -> None:
    """``twice`` is what ``give_keys`` returned: an id that comes back is wrong in all its rows but the first."""
    for draft in drafts:
        first = twice.get(str(draft.values["external_id"]))
        if first is not None and first != draft.row:
            draft.refuse("external_id", DomainError(ROW_ID_TWICE, row=first))


def client_named(who: str, by_rut: Mapping[str, int], by_name: Mapping[str, Sequence[int]]) -> int:
    """The client that a cell names. Raises ``row_client_unknown`` or ``row_client_unclear``."""
    if who in by_rut:
        return by_rut[who]
    named = by_name.get(who, ())
    if len(named) > 1:
        raise DomainError(ROW_CLIENT_UNCLEAR, value=who, count=len(named))
    if not named:
        shown = rut.shown(who) if who[:-1].isdigit() else who
        raise DomainError(ROW_CLIENT_UNKNOWN, value=shown)
    return named[0]


def as_key(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def plain(params: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON holds them; a span of time in minutes."""
    return {key: _plain(value) for key, value in params.items()}


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, timedelta):
        return {"minutes": int(value.total_seconds() // 60)}
    return {"day": value.isoformat()} if isinstance(value, date) else str(value)


def told(params: Mapping[str, Any]) -> dict[str, Any]:
    """Back from JSON: days and spans are such again."""
    return {key: _told(value) for key, value in params.items()}


def _told(value: object) -> object:
    if isinstance(value, dict) and "minutes" in value:
        return timedelta(minutes=value["minutes"])
    return date.fromisoformat(value["day"]) if isinstance(value, dict) and "day" in value else value
