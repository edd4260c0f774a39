"""Rounds and agendas as JSON; ``docs/reference/round-json.md`` describes both documents.

Read strictly: a misspelt field is an error, not a rule silently lost.
"""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, NoReturn

from ..problem import BreaksWithin, Id, Meeting, Problem, ProblemError, Schedule, Slot
from ..validity import validate
from . import asked
from .errors import FormatError

ROUND_SCHEMA = "encadena.round/1"
AGENDA_SCHEMA = "encadena.agenda/1"
MAX_DEPTH_ERROR = "nested_too_deeply"

_ROUND = {"schema", "participants", "meetings", "slots", "precedences", "fairness", "breaks_within", *asked.FIELDS}
_PARTICIPANT = {"id", "forbidden", *asked.OF_PARTICIPANT}
_MEETING = {"id", "participants", "session", "fixed", "length", "virtual", "needs", "table"}
_SLOT = {"id", "tables", "day", "session", "starts", "ends"}


def loads(text: str, file: str = "") -> Problem:
    """The round in a JSON document."""
    return Reader(file).problem(parsed(text, file))


def dumps(problem: Problem) -> str:
    away: dict[Id, list[int]] = {p: [] for p in problem.participants}
    for participant, slot in sorted(problem.forbidden, key=lambda pair: problem.position[pair[1]]):
        away[participant].append(slot)
    document = {
        "schema": ROUND_SCHEMA,
        "fairness": problem.fairness,
        "breaks_within": problem.breaks_within,
        "slots": [_slot(s) for s in problem.slots],
        "participants": [
            {"id": p} | ({"forbidden": slots} if slots else {}) | asked.of_participant(problem, p)
            for p, slots in away.items()
        ],
        "meetings": [_meeting(m) for m in problem.meetings],
        "precedences": sorted(([b, a] for b, a in problem.precedences), key=str),
    } | asked.written(problem)
    return json.dumps(document, ensure_ascii=False, indent=1)


def _slot(s: Slot) -> dict[str, Any]:
    always = {"id": s.id, "tables": s.tables, "day": s.day, "session": s.session}
    return always | {name: text for name, text in (("starts", s.starts), ("ends", s.ends)) if text}


def _meeting(m: Meeting) -> dict[str, Any]:
    long = m.length if m.length > 1 else None
    wishes: dict[str, Any] = {"session": m.session, "fixed": m.fixed, "length": long, "virtual": m.virtual or None}
    wishes |= {"needs": list(m.needs) or None, "table": m.table}
    return {"id": m.id, "participants": list(m.everybody)} | {k: v for k, v in wishes.items() if v is not None}


def loads_agenda(text: str, file: str = "") -> Schedule:
    """The agenda in a document with a list ``meetings`` of {id, slot, table}; other fields, as ``solve`` writes them,
    are ignored.
    """
    document = parsed(text, file)
    reader = Reader(file)
    slot_of: dict[Id, int] = {}
    table_of: dict[Id, int] = {}
    for place, row in reader.rows(document, "meetings"):
        meeting = reader.id(row.get("id"), f"{place}.id")
        if meeting in slot_of:
            raise FormatError(file, place, "meeting_repeated", id=meeting)
        slot_of[meeting] = reader.integer(row.get("slot"), f"{place}.slot")
        if row.get("table") is not None:
            table_of[meeting] = reader.integer(row["table"], f"{place}.table")
    return Schedule(slot_of, table_of)


def agenda_rows(problem: Problem, schedule: Schedule) -> list[dict[str, Id | int | None]]:
    """The list ``meetings`` of an agenda document, in the order of the problem."""
    return [
        {"id": m.id, "slot": schedule.slot_of[m.id], "table": schedule.table_of.get(m.id)}
        for m in problem.meetings
        if m.id in schedule.slot_of
    ]


def parsed(text: str, file: str) -> dict[str, Any]:
    """The object in a JSON document; ``FormatError`` says where it is none."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(file, error.lineno, "not_json", column=error.colno, found=error.msg) from error
    except RecursionError as error:
        raise FormatError(file, None, MAX_DEPTH_ERROR) from error
    except ValueError as error:  # a number of a million digits
        raise FormatError(file, None, "not_json", column=0, found=str(error)[:80]) from error
    if not isinstance(document, dict):
        raise FormatError(file, 1, "object_expected")
    return document


class Reader:
    """Takes values out of a document, each with its place for errors."""

    def __init__(self, file: str) -> None:
        self.file = file

    def problem(self, document: dict[str, Any]) -> Problem:
        if document.get("schema") != ROUND_SCHEMA:
            self.fail("schema", "schema_unknown", found=str(document.get("schema"))[:60], expected=ROUND_SCHEMA)
        self.refuse_unknown(document, _ROUND, "")
        participants, forbidden = self._participants(document)
        problem = Problem(
            participants=participants,
            meetings=tuple(self.meeting(row, place) for place, row in self.rows(document, "meetings")),
            slots=tuple(self._slots(document)),
            forbidden=frozenset(forbidden),
            precedences=frozenset(self._precedences(document)),
            fairness=self._fairness(document),
            breaks_within=self._breaks_within(document),
            **asked.read(self, document),
        )
        self._refuse_unknown_sessions(problem)
        try:
            validate(problem)
        except ProblemError as error:
            raise FormatError(self.file, None, error.code, **error.params) from error
        return problem

    def _participants(self, document: dict[str, Any]) -> tuple[tuple[Id, ...], list[tuple[Id, int]]]:
        ids: list[Id] = []
        forbidden: list[tuple[Id, int]] = []
        for place, row in self.rows(document, "participants"):
            self.refuse_unknown(row, _PARTICIPANT, place)
            ids.append(self.id(row.get("id"), f"{place}.id"))
            away = self.integers(row.get("forbidden", []), f"{place}.forbidden")
            forbidden += [(ids[-1], slot) for slot in away]
        return tuple(ids), forbidden

    def meeting(self, row: dict[str, Any], place: str) -> Meeting:
        self.refuse_unknown(row, _MEETING, place)
        people = self.list(row.get("participants"), f"{place}.participants")
        if len(people) < 2:
            self.fail(f"{place}.participants", "pair_expected", found=len(people))
        first, second, *others = (self.id(p, f"{place}.participants[{i}]") for i, p in enumerate(people))
        return Meeting(
            self.id(row.get("id"), f"{place}.id"),
            first,
            second,
            self.text(row.get("session"), f"{place}.session") if row.get("session") is not None else None,
            self.integer(row["fixed"], f"{place}.fixed") if row.get("fixed") is not None else None,
            tuple(others),
            self.integer(row.get("length", 1), f"{place}.length"),
            self.flag(row.get("virtual"), f"{place}.virtual"),
            tuple(self.text(t, f"{place}.needs") for t in self.list(row.get("needs", []), f"{place}.needs")),
            self.integer(row["table"], f"{place}.table") if row.get("table") is not None else None,
        )

    def _slots(self, document: dict[str, Any]) -> Iterator[Slot]:
        for place, row in self.rows(document, "slots"):
            self.refuse_unknown(row, _SLOT, place)
            yield Slot(
                self.integer(row.get("id"), f"{place}.id"),
                self.integer(row.get("tables"), f"{place}.tables"),
                self.text(row.get("day", ""), f"{place}.day"),
                self.text(row.get("session", ""), f"{place}.session"),
                self.text(row.get("starts", ""), f"{place}.starts"),
                self.text(row.get("ends", ""), f"{place}.ends"),
            )

    def _precedences(self, document: dict[str, Any]) -> Iterator[tuple[Id, Id]]:
        for i, pair in enumerate(self.list(document.get("precedences", []), "precedences")):
            yield self._pair(pair, f"precedences[{i}]")

    def _fairness(self, document: dict[str, Any]) -> int | None:
        value = document.get("fairness", 2)
        return None if value is None else self.integer(value, "fairness")

    def _breaks_within(self, document: dict[str, Any]) -> BreaksWithin:
        value = document.get("breaks_within", "event")
        if value not in ("event", "day"):
            self.fail("breaks_within", "choice_unknown", found=str(value)[:40], expected="event, day")
        return "day" if value == "day" else "event"

    def _refuse_unknown_sessions(self, problem: Problem) -> None:
        known = {slot.session for slot in problem.slots}
        for i, m in enumerate(problem.meetings):
            if m.session is not None and m.session not in known:
                self.fail(f"meetings[{i}].session", "session_unknown", meeting=m.id, session=m.session)

    def rows(self, document: Mapping[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of a required list with the place of each."""
        if name not in document:
            self.fail(name, "value_missing", name=name)
        for i, row in enumerate(self.list(document[name], name)):
            if not isinstance(row, dict):
                self.fail(f"{name}[{i}]", "object_expected")
            yield f"{name}[{i}]", row

    def id(self, value: object, place: str) -> Id:
        if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
            self.fail(place, "id_expected")
        return value

    def integer(self, value: object, place: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(place, "number_expected", found=str(value)[:40])
        return value

    def integers(self, value: object, place: str) -> tuple[int, ...]:
        return tuple(self.integer(item, f"{place}[{i}]") for i, item in enumerate(self.list(value, place)))

    def metres(self, value: object, place: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.fail(place, "number_expected", found=str(value)[:40])
        return value

    def flag(self, value: object, place: str) -> bool:
        if value is not None and not isinstance(value, bool):
            self.fail(place, "choice_unknown", found=str(value)[:40], expected="true, false")
        return bool(value)

    def fields(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(place, "object_expected")
        return value

    def text(self, value: object, place: str) -> str:
        if not isinstance(value, str):
            self.fail(place, "text_expected", found=str(value)[:40])
        return value

    def list(self, value: object, place: str) -> list[Any]:
        if not isinstance(value, list):
            self.fail(place, "list_expected")
        return value

    def _pair(self, value: object, place: str) -> tuple[Id, Id]:
        items = self.list(value, place)
        if len(items) != 2:
            self.fail(place, "pair_expected", found=len(items))
        return self.id(items[0], f"{place}[0]"), self.id(items[1], f"{place}[1]")

    def refuse_unknown(self, row: Mapping[str, Any], known: set[str], place: str) -> None:
        for name in row:
            if name not in known:
                self.fail(f"{place}.{name}".lstrip("."), "field_unknown", name=name[:40])

    def fail(self, place: str, code: str, **params: int | str) -> NoReturn:
        raise FormatError(self.file, place, code, **params)
