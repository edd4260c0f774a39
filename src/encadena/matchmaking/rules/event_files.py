"""The files of a whole event: which there are, and what one has to be asked for with."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

PAPER = ("programa.pdf", "participantes.pdf", "mesas.pdf", "interpretes.pdf", "muro.pdf")
WORKBOOK = "programa.xlsx"
DRAWN = (*PAPER, WORKBOOK)
COLOURS = ("sector", "pais", "tipo")

AT_ONCE = 1000
"""Meetings up to which a file is drawn while somebody waits for it: a second and a half for the longest one."""
KEPT = timedelta(days=1)
"""How long a file that was prepared can be taken; names and places may have changed by then."""


def takes_long(meetings: int) -> bool:
    return meetings > AT_ONCE


@dataclass(frozen=True)
class EventFile:
    """One of ``DRAWN``; ``colour`` is what the poster for the wall is coloured by."""

    what: str
    language: str
    colour: str = ""

    def as_args(self, *, agenda: int, version: int) -> dict[str, Any]:
        """Of a job: two that are equal draw the same."""
        return {"agenda_id": agenda, "version": version, **asdict(self)}
