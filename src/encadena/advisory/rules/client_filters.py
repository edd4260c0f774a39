"""What the list of clients can be narrowed by and put in order by; all of it lives in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from ..choices import Stage

ALL_STAGES, SIGNED, NOBODY, NONE_YET = "todas", "activas", "nadie", "sin"
BY_NAME, BY_NAME_DOWN, LONGEST_SILENCE, LATEST_SESSION = "nombre", "-nombre", "silencio", "-silencio"
ORDERS = (BY_NAME, BY_NAME_DOWN, LONGEST_SILENCE, LATEST_SESSION)
LONGEST = 3650
_PARAMETERS = {
    "text": "q",
    "stage": "etapa",
    "adviser": "asesor",
    "centre": "centro",
    "silence": "silencio",
    "sessions": "sesiones",
    "order": "orden",
}


@dataclass(frozen=True)
class Filters:
    """Empty text means *any*; an empty ``stage`` those whose way has not ended, ``SIGNED`` those of them with an
    agreement. ``silence`` is days without a session
    that counts, ``adviser`` and ``centre`` are ids as text.
    """

    text: str = ""
    stage: str = ""
    adviser: str = ""
    centre: str = ""
    silence: str = ""
    sessions: str = ""
    order: str = BY_NAME

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """From the parameters of an address; what is not understood is left out, never an error."""
        values = {name: _understood(name, query.get(parameter, "")) for name, parameter in _PARAMETERS.items()}
        return cls(**{**values, "order": values["order"] or BY_NAME})

    @property
    def parameters(self) -> dict[str, str]:
        """For an address: only what narrows the list or orders it otherwise."""
        return {
            _PARAMETERS[f.name]: value
            for f in fields(self)
            if (value := getattr(self, f.name)) and (f.name, value) != ("order", BY_NAME)
        }

    @property
    def narrows(self) -> bool:
        return bool(replace(self, order=BY_NAME).parameters)


def days_of(text: str, *, default: int, longest: int = LONGEST) -> int:
    """Days as typed, from 1 to ``longest``; ``default`` when it is no such number."""
    days = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
    return min(max(days, 1), longest)


def _understood(name: str, value: str) -> str:
    value = value.strip()[:120].replace("\x00", "")
    number = value.isascii() and value.isdigit() and len(value) < 15
    match name:
        case "stage":
            return value if value in {*Stage.values, ALL_STAGES, SIGNED} else ""
        case "order":
            return value if value in ORDERS else ""
        case "sessions":
            return value if value == NONE_YET else ""
        case "adviser":
            return value if number or value == NOBODY else ""
        case "centre":
            return value if number else ""
        case "silence":
            return str(days_of(value, default=1)) if number and int(value) else ""
    return value
