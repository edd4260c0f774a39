"""Rows of a spreadsheet → drafts of sessions, with what is wrong in each cell; and the key that a row has for ever."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from encadena.firms.rules.sheets.reading import Row
from encadena.kernel.errors import DomainError

from ...errors import SESSION_DATE_MISSING, SESSION_MODE_MISSING
from ..session import CLOCKS, shown_time
from .cells import EMPTY, PARSERS

NAMES = UUID("7d3f6a4e-0b57-4b0c-9a4f-5d1c6f0a9b21")
_MISSING = {"on": SESSION_DATE_MISSING, "mode": SESSION_MODE_MISSING}


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
    """One row: its values as ``cells.PARSERS`` give them, later who it is about; ``key`` once that is known."""

    row: int
    values: dict[str, Any]
    cells: Mapping[str, Any]
    issues: list[Issue] = field(default_factory=list)
    adviser_id: int = 0
    area_id: int = 0
    client_ids: list[int] = field(default_factory=list)
    key: UUID | None = None

    def refuse(self, field: str, error: DomainError) -> None:
        value = str(error.params.get("value", "")) or str(self.cells.get(field, ""))
        self.issues.append(Issue(self.row, field, value[:200], error.code, plain(error.params)))

    @property
    def bad(self) -> bool:
        return any(not issue.warning for issue in self.issues)


def read_drafts(rows: Iterable[Row], first: int, fields: Mapping[int, str], today: date) -> Iterator[RowDraft]:
    """Drafts of the rows that say anything; ``first`` is the number of the first one."""
    for number, row in enumerate(rows, first):
        cells = {name: row[place] for place, name in fields.items() if place < len(row) and row[place] is not None}
        if cells.keys() - {"external_id"}:
            yield _draft(number, cells, today)


def _draft(number: int, cells: Mapping[str, Any], today: date) -> RowDraft:
    draft = RowDraft(number, dict(EMPTY), cells)
    for name, cell in cells.items():
        try:
            draft.values[name] = PARSERS[name](cell, today)
        except DomainError as error:
            draft.refuse(name, error)
    for name, code in _MISSING.items():
        if name not in cells:
            draft.refuse(name, DomainError(code))
    return draft


def give_keys(drafts: Sequence[RowDraft], centre_id: int, known_keys: Iterable[UUID]) -> dict[str, int]:
    """The key of every draft, the same each time that the same rows arrive.

    By the external id (one that is the key of a session of this centre is that key); without it by what the row says,
    counted where rows are truly the same. Returns external id → its first row, for ids that come back.
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
        text = _said(draft, centre_id)
        seen[text] += 1
        draft.key = uuid5(NAMES, f"{text}|{seen[text]}")
    return twice


def as_key(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _said(draft: RowDraft, centre_id: int) -> str:
    values = draft.values
    starts = shown_time(values["starts_at"]) if values["starts_at"] else ""
    minutes = "+".join(str(values[name]) for name in CLOCKS)
    clients = ",".join(map(str, sorted(draft.client_ids)))
    return f"{centre_id}|{draft.adviser_id}|{values['on']}|{starts}|{clients}|{minutes}|{draft.area_id}"


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
