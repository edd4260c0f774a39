"""Rounds in a workbook with the sheets *Reuniones*, *Participantes* and *Horarios*; ``docs/reference/round-xlsx.md``
describes it.

Only *Reuniones* and *Horarios* are needed: participants are otherwise those who appear in meetings. Cells are read as
values, formulas are never calculated. Before a sheet is opened, the archive is refused if what it unpacks to is
unreasonable.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from ...later import Later
from ..problem import Id, Meeting, Problem, ProblemError, Slot
from ..validity import validate
from .errors import FormatError
from .headings import column_of, sheet_of

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = Later("xlsxwriter")

MAX_UNPACKED = 200_000_000
MAX_ROWS = 100_000

Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_MEETING_COLUMNS = ("first", "second", "session", "fixed", "after", "id")
_PARTICIPANT_COLUMNS = ("away", "id")
_SLOT_COLUMNS = ("slot", "day", "session", "tables")


@dataclass(frozen=True)
class _Row:
    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def loads(data: bytes, file: str = "") -> Problem:
    """The round in the bytes of an .xlsx workbook."""
    return _Reader(file, _sheets(data, file)).problem()


def _sheets(data: bytes, file: str) -> dict[str, list[list[Cell]]]:
    _refuse_bombs(data, file)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        titles = {sheet_of(title): title for title in workbook.sheet_names}
        return {
            key: workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
            for key, title in titles.items()
            if key
        }
    except (CalamineError, OSError, ValueError) as error:
        raise FormatError(file, None, "not_a_workbook") from error


def _refuse_bombs(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FormatError(file, None, "not_a_workbook") from error
    if unpacked > MAX_UNPACKED:
        raise FormatError(file, None, "too_large", bytes=unpacked, highest=MAX_UNPACKED)


class _Reader:
    def __init__(self, file: str, sheets: dict[str, list[list[Cell]]]) -> None:
        self.file = file
        self.sheets = sheets

    def problem(self) -> Problem:
        slots = tuple(self._slots())
        self.known_slots = {slot.id for slot in slots}
        self.sessions = {slot.session for slot in slots}
        meetings, precedences = self._meetings()
        participants, forbidden = self._participants(meetings)
        problem = Problem(
            participants, meetings, slots, forbidden, precedences, breaks_within="day" if _days(slots) > 1 else "event"
        )
        try:
            validate(problem)
        except ProblemError as error:
            raise FormatError(self.file, None, error.code, **error.params) from error
        return problem

    def _slots(self) -> Iterator[Slot]:
        for row in self._rows("slots", _SLOT_COLUMNS, needed=("slot", "tables")):
            yield Slot(self._number(row, "slot"), self._number(row, "tables"), row["day"], row["session"])

    def _meetings(self) -> tuple[tuple[Meeting, ...], frozenset[tuple[Id, Id]]]:
        meetings: list[Meeting] = []
        after: list[tuple[_Row, Id]] = []
        for number, row in enumerate(self._rows("meetings", _MEETING_COLUMNS, needed=("first", "second")), start=1):
            for column in ("first", "second"):
                if not row[column]:
                    raise FormatError(self.file, row.place, "cell_empty", column=column)
            if row["session"] and row["session"] not in self.sessions:
                raise FormatError(self.file, row.place, "session_unknown", session=row["session"])
            fixed = self._slot(row, "fixed") if row["fixed"] else None
            meetings.append(
                Meeting(row["id"] or str(number), row["first"], row["second"], row["session"] or None, fixed)
            )
            after.append((row, meetings[-1].id))
        known = {m.id for m in meetings}
        return tuple(meetings), frozenset(pair for row, m in after for pair in self._earlier(row, m, known))

    def _earlier(self, row: _Row, meeting: Id, known: set[Id]) -> Iterator[tuple[Id, Id]]:
        for before in re.split(r"[;,]", row["after"]):
            if before.strip() and before.strip() not in known:
                raise FormatError(self.file, row.place, "precedence_meeting_unknown", meeting=before.strip())
            if before.strip():
                yield before.strip(), meeting

    def _participants(self, meetings: tuple[Meeting, ...]) -> tuple[tuple[Id, ...], frozenset[tuple[Id, int]]]:
        if "participants" not in self.sheets:
            return tuple(dict.fromkeys(p for m in meetings for p in m.pair)), frozenset()
        ids: list[Id] = []
        forbidden: set[tuple[Id, int]] = set()
        for row in self._rows("participants", _PARTICIPANT_COLUMNS, needed=("id",)):
            ids.append(row["id"])
            forbidden |= {(row["id"], slot) for slot in self._away(row)}
        return tuple(ids), frozenset(forbidden)

    def _away(self, row: _Row) -> Iterator[int]:
        """Slots in a cell like ``1-3; 7``."""
        for part in re.split(r"[;,]", row["away"]):
            found = _RANGE.fullmatch(part.strip())
            if found is None and part.strip():
                raise FormatError(self.file, row.place, "number_expected", found=part.strip()[:40])
            if found is not None:
                first, last = int(found[1]), int(found[2] or found[1])
                absent = [slot for slot in self.known_slots if first <= slot <= last]
                if not {first, last} <= self.known_slots:
                    raise FormatError(self.file, row.place, "slot_unknown", slot=part.strip())
                yield from absent

    def _rows(self, sheet: str, columns: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[_Row]:
        """Rows below the headings, without the empty ones."""
        if sheet not in self.sheets:
            raise FormatError(self.file, None, "sheet_missing", sheet=sheet)
        rows = self.sheets[sheet]
        if len(rows) > MAX_ROWS:
            raise FormatError(self.file, sheet, "too_many_rows", rows=len(rows), highest=MAX_ROWS)
        headings = [column_of(_text(cell), columns) for cell in rows[0]] if rows else []
        for column in needed:
            if column not in headings:
                raise FormatError(self.file, f"{sheet}!1", "column_missing", column=column, sheet=sheet)
        for number, row in enumerate(rows[1:], start=2):
            cells = {h: _text(cell) for h, cell in reversed(list(zip(headings, row, strict=False))) if h}
            if any(cells.values()):
                yield _Row(f"{sheet}!{number}", cells)

    def _number(self, row: _Row, column: str) -> int:
        if not row[column].isdecimal() or len(row[column]) > 9:
            raise FormatError(self.file, row.place, "number_expected", found=row[column][:40], column=column)
        return int(row[column])

    def _slot(self, row: _Row, column: str) -> int:
        slot = self._number(row, column)
        if slot not in self.known_slots:
            raise FormatError(self.file, row.place, "slot_unknown", slot=slot)
        return slot


def _text(cell: Cell) -> str:
    """A cell as it reads: 3.0 is "3"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return str(cell).strip()


def _days(slots: tuple[Slot, ...]) -> int:
    return len({slot.day for slot in slots})


def dumps(problem: Problem) -> bytes:
    """The round as a workbook, readable again; also a template to fill in."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        bold = workbook.add_format({"bold": True})
        for title, headings, rows in _written(problem):
            sheet = workbook.add_worksheet(title)
            sheet.write_row(0, 0, headings, bold)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(headings) - 1, 18)
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, row)
    return target.getvalue()


def _written(problem: Problem) -> Iterator[tuple[str, list[str], list[list[int | str]]]]:
    after = {
        m.id: "; ".join(str(b) for b, a in sorted(problem.precedences, key=str) if a == m.id) for m in problem.meetings
    }
    away = {
        p: "; ".join(str(s.id) for s in problem.slots if (p, s.id) in problem.forbidden) for p in problem.participants
    }
    yield (
        "Reuniones",
        ["Reunión", "Participante 1", "Participante 2", "Jornada", "Bloque fijo", "Después de"],
        [[m.id, m.first, m.second, m.session or "", m.fixed or "", after[m.id]] for m in problem.meetings],
    )
    yield "Participantes", ["Participante", "No disponible"], [[p, away[p]] for p in problem.participants]
    yield (
        "Horarios",
        ["Bloque", "Día", "Jornada", "Mesas"],
        [[s.id, s.day, s.session, s.tables] for s in problem.slots],
    )
