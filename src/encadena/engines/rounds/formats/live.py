"""The situation of a round on its day as JSON; ``docs/reference/round-json.md`` describes it. Read strictly."""

from pathlib import Path
from typing import Any

from ..problem import Id
from ..repair.live import Live, Waiting
from .errors import FormatError
from .json import Reader, parsed
from .read import decoded, file_bytes

LIVE_SCHEMA = "encadena.live/1"
_LIVE = {"schema", "now", "frozen", "absent", "closed", "waiting", "held", "told"}


def read_live(path: Path) -> Live:
    """The situation in the file at ``path``; ``FormatError`` says where and why it cannot be read."""
    return loads(decoded(file_bytes(path), path.name), path.name)


def loads(text: str, file: str = "") -> Live:
    reader, document = _LiveReader(file), parsed(text, file)
    if document.get("schema") != LIVE_SCHEMA:
        reader.fail("schema", "schema_unknown", found=str(document.get("schema"))[:60], expected=LIVE_SCHEMA)
    reader.refuse_unknown(document, _LIVE, "")
    if "now" not in document:
        raise FormatError(file, "now", "value_missing", name="now")
    told = document.get("told")
    return Live(
        now=reader.integer(document["now"], "now"),
        frozen=reader.integer(document.get("frozen", 2), "frozen"),
        absent=dict(reader.slots_of(row, place) for place, row in reader.some(document, "absent")),
        closed=dict(reader.tables_of(row, place) for place, row in reader.some(document, "closed")),
        waiting=tuple(reader.waiting(row, place) for place, row in reader.some(document, "waiting")),
        held=frozenset(reader.ids(document.get("held", []), "held")),
        told=None if told is None else frozenset(reader.ids(told, "told")),
    )


class _LiveReader(Reader):
    def some(self, document: dict[str, Any], name: str) -> list[tuple[str, dict[str, Any]]]:
        """The objects of a list that may be missing."""
        return list(self.rows({name: document.get(name, [])}, name))

    def ids(self, value: object, place: str) -> list[Id]:
        return [self.id(item, f"{place}[{i}]") for i, item in enumerate(self.list(value, place))]

    def slots_of(self, row: dict[str, Any], place: str) -> tuple[Id, tuple[int, ...]]:
        self.refuse_unknown(row, {"participant", "slots"}, place)
        slots = self.list(row.get("slots", []), f"{place}.slots")
        numbers = tuple(self.integer(slot, f"{place}.slots[{i}]") for i, slot in enumerate(slots))
        return self.id(row.get("participant"), f"{place}.participant"), numbers

    def tables_of(self, row: dict[str, Any], place: str) -> tuple[int, int]:
        self.refuse_unknown(row, {"slot", "tables"}, place)
        return self.integer(row.get("slot"), f"{place}.slot"), self.integer(row.get("tables"), f"{place}.tables")

    def waiting(self, row: dict[str, Any], place: str) -> Waiting:
        value = row.pop("value", 1)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(f"{place}.value", "number_expected", found=str(value)[:40])
        return Waiting(self.meeting(row, place), float(value))
