"""Where a page of a list by date ended."""

from dataclasses import dataclass
from datetime import date

UNDATED = "sin"


@dataclass(frozen=True)
class DueMark:
    """The last row of a page: the next one begins after it. Written ``2026-03-12.415`` in an address, ``sin.415``
    among the rows without a date, which come last.
    """

    on: date | None
    pk: int

    @classmethod
    def read(cls, text: str) -> "DueMark | None":
        day, _dot, number = text.partition(".")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            return None
        try:
            return cls(None if day == UNDATED else date.fromisoformat(day), int(number))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.on.isoformat() if self.on else UNDATED}.{self.pk}"
