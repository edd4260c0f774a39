"""The filters of the list of sessions, as they stand in its address. What cannot be understood is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from ..choices import Mode

YES, NO = "si", "no"
_PARAMETERS = {
    "centre": "centro",
    "adviser": "asesor",
    "area": "area",
    "mode": "modo",
    "counts": "cuenta",
    "linked": "proyecto",
    "since": "desde",
    "until": "hasta",
    "withdrawn": "retiradas",
}


@dataclass(frozen=True)
class Filters:
    """Empty text means *any*. ``since`` and ``until`` are days (both included) as ISO text; ``area`` is a code."""

    centre: str = ""
    adviser: str = ""
    area: str = ""
    mode: str = ""
    counts: str = ""
    linked: str = ""
    since: str = ""
    until: str = ""
    withdrawn: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        return cls(**{name: _understood(name, query.get(parameter, "")) for name, parameter in _PARAMETERS.items()})

    @property
    def parameters(self) -> dict[str, str]:
        return {_PARAMETERS[f.name]: value for f in fields(self) if (value := getattr(self, f.name))}


@dataclass(frozen=True)
class Mark:
    """The last row of a page: the next one begins after it. Written ``2026-03-12.415`` in an address."""

    on: date
    pk: int

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        day, _dot, number = text.partition(".")
        try:
            return cls(date.fromisoformat(day), int(number)) if number.isdigit() and len(number) < 19 else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.on.isoformat()}.{self.pk}"


def _understood(name: str, value: str) -> str:
    value = value.strip()[:40]
    if name in {"centre", "adviser"}:
        return value if value.isascii() and value.isdigit() and len(value) < 15 else ""
    if name in {"since", "until"}:
        return _day(value)
    if name in {"counts", "withdrawn"}:
        return value if value in {YES, NO} else ""
    if name == "mode":
        return value if value in Mode.values else ""
    return value if value.replace("_", "").isalnum() and value.isascii() else ""


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""
