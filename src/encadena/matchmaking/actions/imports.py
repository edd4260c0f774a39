"""Meetings from a spreadsheet: checked row by row, shown, applied, undone. The same file again changes nothing."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..choices import ImportState, MeetingOrigin, SessionWish
from ..errors import MeetingError, UnreadableError
from ..models import Meeting, MeetingImport, Participant, Round, Slot, Table
from ..rules.rows import find_columns, hour_of, names_of, session_of, text_of
from ..rules.sheets.file import first_sheet
from ..rules.sheets.naming import Named
from .meetings import Wanted, cancel_meetings, refuse_impossible, set_meetings

MOST_ROWS = 20_000


def check_import(round: Round, *, file_name: str, content: bytes, actor: User | None) -> MeetingImport:
    """Read a file and judge every row; nothing but the judgement is kept. Raises when it is no list of meetings."""
    sheet = first_sheet(file_name, content, most=MOST_ROWS)
    found = find_columns(sheet)
    if found is None:
        raise UnreadableError("columns_missing" if sheet else "file_empty")
    heading, columns = found
    judge = _Judge(round)
    rows = [
        judge.row(number, {field: text_of(row[at]) if at < len(row) else "" for field, at in columns.items()})
        for number, row in enumerate(sheet[heading + 1 :], start=heading + 2)
        if any(text_of(cell) for cell in row)
    ]
    if not rows:
        raise UnreadableError("file_empty")
    with transaction.atomic():
        return MeetingImport.objects.create(
            round=round,
            file_name=Path(file_name).name[:200],
            digest=hashlib.sha256(content).hexdigest(),
            rows=rows,
            created_by=actor,
        )


def apply_import(source: MeetingImport, *, actor: User | None) -> int:
    """Add the meetings of the good rows; what was added meanwhile by somebody else is left alone."""
    with transaction.atomic():
        _claim(source, ImportState.CHECKED, ImportState.APPLIED)
        round = source.round
        judge = _Judge(round)
        rows = [judge.row(row["row"], row["cells"]) for row in source.rows]
        wanted = [judge.wanted(row) for row in rows if row["outcome"] == "new"]
        if wanted:
            set_meetings(round, wanted=wanted, origin=MeetingOrigin.IMPORTED, source=source, actor=actor)
        source.rows = rows
        source.save(update_fields=["rows"])
    return len(wanted)


def undo_import(source: MeetingImport, *, actor: User | None) -> int:
    """Take off the meetings that this import added."""
    with transaction.atomic():
        _claim(source, ImportState.APPLIED, ImportState.UNDONE)
        return cancel_meetings(source.round, meetings=source.meetings.all(), actor=actor)


def _claim(source: MeetingImport, before: ImportState, after: ImportState) -> None:
    if not MeetingImport.objects.filter(pk=source.pk, state=before).update(state=after):
        raise UnreadableError("import_not_applicable")
    source.state = after


@dataclass(frozen=True)
class _Place:
    slot: Slot | None
    table: Table | None


class _Judge:
    """Knows a round's participants, slots, tables and meetings; turns cells into a verdict per row."""

    def __init__(self, round: Round) -> None:
        self.round = round
        people = list(round.participants.select_related("firm", "buyer"))
        self.people = {p.pk: p for p in people}
        self.named = Named(people)
        self.slots: Sequence[Slot] = list(round.slots.all())
        self.tables: Sequence[Table] = list(round.tables.all())
        held = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
        self.pairs = set(held.values_list("first", "second", "repeat"))
        self.seen: dict[frozenset[int], int] = {}
        fixed = held.filter(fixed_slot__isnull=False).values_list("first", "second", "fixed_slot", "fixed_table")
        self.taken = {key: 0 for first, second, slot, table in fixed for key in _held((first, second), slot, table)}

    def row(self, number: int, cells: Mapping[str, str]) -> dict[str, Any]:
        """``outcome`` new, same (already in the list) or bad (with ``code`` and ``params``)."""
        verdict: dict[str, Any] = {"row": number, "cells": dict(cells), "outcome": "new"}
        try:
            verdict |= self._read(number, cells)
        except DomainError as error:
            verdict |= {"outcome": "bad", "code": error.code, "params": _plain(error.params)}
        return verdict

    def wanted(self, row: Mapping[str, Any]) -> Wanted:
        slots, tables = {s.pk: s for s in self.slots}, {t.pk: t for t in self.tables}
        return Wanted(
            self.people[row["first"]],
            self.people[row["second"]],
            SessionWish(row["session"]),
            slots.get(row["slot"]),
            tables.get(row["table"]),
            row["cells"].get("note", "")[:300],
            length=row["length"],
            companions=tuple(self.people[pk] for pk in row["companions"]),
        )

    def _read(self, number: int, cells: Mapping[str, str]) -> dict[str, Any]:
        first, second = self._person(cells, "first"), self._person(cells, "second")
        session = session_of(cells.get("session", ""))
        if session is None:
            raise MeetingError("session_unknown", value=cells["session"])
        place = _Place(self._slot(cells.get("slot", "")), self._table(cells.get("table", "")))
        pair = frozenset((first.pk, second.pk))
        if pair in self.seen:
            raise MeetingError("repeated_in_file", row=self.seen[pair])
        self.seen[pair] = number
        known = {"first": first.pk, "second": second.pk, "session": session.value}
        known |= {"slot": place.slot and place.slot.pk, "table": place.table and place.table.pk}
        length, beside = self._length(cells.get("length", "")), self._companions(cells.get("companions", ""))
        known |= {"length": length, "companions": [person.pk for person in beside]}
        if {(first.pk, second.pk, 0), (second.pk, first.pk, 0)} & self.pairs:
            return {**known, "outcome": "same", "code": "already_meeting", "params": {}}
        wanted = Wanted(first, second, session, place.slot, place.table, length=length, companions=beside)
        refuse_impossible(self.round, wanted, self.pairs, actor=None)
        self._hold(number, wanted)
        return known

    def _hold(self, number: int, wanted: Wanted) -> None:
        """Nobody is at two tables in one slot, and no table has two meetings then: nothing that is fixed gives way."""
        if wanted.slot is None:
            return
        names = {("person", p.pk): p.name for p in (wanted.first, wanted.second)}
        names |= {("table", wanted.table.pk): str(wanted.table)} if wanted.table else {}
        for (kind, key), name in names.items():
            row = self.taken.get((kind, key, wanted.slot.pk))
            if row is not None:
                code = f"{kind}_twice_at_once" if row else f"{kind}_taken_in_list"
                raise MeetingError(code, name=name, slot=wanted.slot.number, row=row)
        table = wanted.table.pk if wanted.table else None
        self.taken |= dict.fromkeys(_held((wanted.first.pk, wanted.second.pk), wanted.slot.pk, table), number)

    def _person(self, cells: Mapping[str, str], field: str) -> Participant:
        text = cells.get(field, "")
        if not text:
            raise MeetingError("participant_missing", column=field)
        return self.named.one(text)

    def _length(self, text: str) -> int | None:
        if text and not text.isdigit():
            raise MeetingError("length_unclear", value=text)
        return int(text) if text else None

    def _companions(self, text: str) -> tuple[Participant, ...]:
        """A group that sells as one, beside the firm."""
        return tuple(self.named.one(name) for name in names_of(text))

    def _slot(self, text: str) -> Slot | None:
        if not text:
            return None
        if text.isdigit():
            found = [s for s in self.slots if s.number == int(text)]
        else:
            hour = hour_of(text)
            zone = self.round.zone
            found = [s for s in self.slots if hour and s.starts_at.astimezone(zone).time() == hour]
        if not found:
            raise MeetingError("slot_unknown", value=text)
        if len(found) > 1:
            raise MeetingError("slot_unclear", value=text)
        return found[0]

    def _table(self, text: str) -> Table | None:
        if not text:
            return None
        for table in self.tables:
            if text == str(table.number) or (table.name and fold(text) == fold(table.name)):
                return table
        raise MeetingError("table_unknown", value=text)


def _held(people: Sequence[int], slot: int, table: int | None) -> list[tuple[str, int, int]]:
    """What a meeting with a fixed slot takes then: its people, and its table if that is fixed too."""
    return [*(("person", p, slot) for p in people), *([("table", table, slot)] if table else [])]


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    return {k: v if isinstance(v, str | int) else str(v) for k, v in params.items()}
