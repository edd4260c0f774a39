"""The richer rules of a round in its JSON document: interpreters, lunch, working hours, tables that stay, the way
between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ..pieces import Hours, Id, Lunch
from ..problem import Problem

if TYPE_CHECKING:
    from .json import Reader

FIELDS = {"interpreters", "lunches", "places", "walk"}
OF_PARTICIPANT = {"hours", "steady"}


class Asked(TypedDict):
    interpreters: Mapping[str, int]
    lunches: tuple[Lunch, ...]
    hours: Mapping[Id, Hours]
    steady: frozenset[Id]
    places: Mapping[int, tuple[float, float]]
    walk: float | None


def written(problem: Problem) -> dict[str, Any]:
    """The fields of the document that are used; those of participants are in ``of_participant``."""
    lunches = [{"slots": list(lunch.slots), "free": lunch.free} for lunch in problem.lunches]
    places = [{"table": table, "x": x, "y": y} for table, (x, y) in sorted(problem.places.items())]
    fields = {"interpreters": dict(problem.interpreters), "lunches": lunches, "places": places}
    return {k: v for k, v in fields.items() if v} | ({} if problem.walk is None else {"walk": problem.walk})


def of_participant(problem: Problem, participant: Id) -> dict[str, Any]:
    hours = problem.hours.get(participant)
    asked = {} if hours is None else {"hours": {"zone": hours.zone, "opens": hours.opens, "closes": hours.closes}}
    return asked | ({"steady": True} if participant in problem.steady else {})


def read(reader: Reader, document: Mapping[str, Any]) -> Asked:
    people = list(reader.rows(document, "participants"))
    return {
        "interpreters": dict(_interpreters(reader, document)),
        "lunches": tuple(_lunches(reader, document)),
        "hours": {row["id"]: _hours(reader, row["hours"], f"{place}.hours") for place, row in people if "hours" in row},
        "steady": frozenset(row["id"] for place, row in people if reader.flag(row.get("steady"), f"{place}.steady")),
        "places": dict(_places(reader, document)),
        "walk": None if document.get("walk") is None else reader.metres(document["walk"], "walk"),
    }


def _interpreters(reader: Reader, document: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for language, number in reader.fields(document.get("interpreters", {}), "interpreters").items():
        yield language, reader.integer(number, f"interpreters.{language}")


def _lunches(reader: Reader, document: Mapping[str, Any]) -> Iterator[Lunch]:
    for place, row in reader.rows({"lunches": document.get("lunches", [])}, "lunches"):
        reader.refuse_unknown(row, {"slots", "free"}, place)
        slots = reader.integers(row.get("slots"), f"{place}.slots")
        yield Lunch(slots, reader.integer(row.get("free", 1), f"{place}.free"))


def _hours(reader: Reader, value: object, place: str) -> Hours:
    row = reader.fields(value, place)
    reader.refuse_unknown(row, {"zone", "opens", "closes"}, place)
    zone, opens, closes = (reader.text(row.get(name), f"{place}.{name}") for name in ("zone", "opens", "closes"))
    return Hours(zone, opens, closes)


def _places(reader: Reader, document: Mapping[str, Any]) -> Iterator[tuple[int, tuple[float, float]]]:
    for place, row in reader.rows({"places": document.get("places", [])}, "places"):
        reader.refuse_unknown(row, {"table", "x", "y"}, place)
        x, y = (reader.metres(row.get(axis), f"{place}.{axis}") for axis in ("x", "y"))
        yield reader.integer(row.get("table"), f"{place}.table"), (x, y)
