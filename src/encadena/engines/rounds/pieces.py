"""What a round is made of: slots, meetings, and what some rounds ask on top of that."""

from dataclasses import dataclass
from typing import TypeAlias

Id: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which each of ``tables`` tables can hold one meeting (tables are numbered from 1).

    ``starts``, ``ends``: the instants with their offset, as in "2026-05-12T09:00-04:00"; "" if unknown.
    """

    id: int
    tables: int
    day: str = ""
    session: str = ""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two participants who have to meet once; ``session`` and ``fixed`` (the slot it begins in) narrow down when.

    ``others`` sit at the table too (a group that sells as one). It takes ``length`` slots in a row. A ``virtual`` one
    takes no table. ``needs``: languages for which it needs an interpreter. ``table``: the one that it was promised.
    """

    id: Id
    first: Id
    second: Id
    session: str | None = None
    fixed: int | None = None
    others: tuple[Id, ...] = ()
    length: int = 1
    virtual: bool = False
    needs: tuple[str, ...] = ()
    table: int | None = None

    @property
    def pair(self) -> tuple[Id, Id]:
        return (self.first, self.second)

    @property
    def everybody(self) -> tuple[Id, ...]:
        return (self.first, self.second, *self.others)


@dataclass(frozen=True, slots=True)
class Lunch:
    """A window of slots in a row of one day in which everybody has ``free`` free slots in a row."""

    slots: tuple[int, ...]
    free: int = 1


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours by the participant's own clock: "HH:MM", and the name of a time zone ("America/Santiago").

    Hours that pass midnight (22:00 to 06:00) are a night's work.
    """

    zone: str
    opens: str
    closes: str
