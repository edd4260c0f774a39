"""What was read, one small record per thing counted."""

from dataclasses import dataclass
from datetime import date

from encadena.firms.choices import FemaleOwned, LegalSize, SizeBand
from encadena.firms.rules.size import legal_size_of_band
from encadena.matchmaking.rules.rates import Rates
from encadena.matchmaking.rules.results import Said

from .places import Place

MICRO = frozenset(band.value for band in SizeBand if legal_size_of_band(band) == LegalSize.MICRO)


@dataclass(frozen=True)
class Project:
    """A counted project: its place and kind on ``last``, its last day of the year, and how long it has lasted."""

    pk: int
    place: Place
    kind: str
    last: date
    days: int
    ended: bool


@dataclass(frozen=True)
class ChainFirm:
    """A firm with the counted projects it was in during the year. ``band`` ``NO_INFORMATION``: size unknown."""

    pk: int
    sort_name: str
    projects: frozenset[int]
    section: str
    band: int
    female: FemaleOwned

    @property
    def sized(self) -> bool:
        return self.band != SizeBand.NO_INFORMATION

    @property
    def micro(self) -> bool:
        return self.band in MICRO

    @property
    def smallest(self) -> bool:
        return self.band == SizeBand.MICRO_1


@dataclass(frozen=True)
class Alliance:
    """``kind`` is that of its project, ``none`` without a counted one."""

    pk: int
    place: Place
    kind: str
    parties: int


@dataclass(frozen=True)
class SessionTally:
    """Sessions of one centre under one operator and of one linked project (``None``: not linked to a counted one)."""

    place: Place
    project: int | None
    sessions: int
    minutes: int
    without_minutes: int


@dataclass(frozen=True)
class Attendance:
    """A session of firms that were in these counted projects that day."""

    session: int
    on: date
    place: Place
    projects: frozenset[int]


@dataclass(frozen=True)
class Served:
    client: int
    place: Place


@dataclass(frozen=True)
class MilestoneTally:
    place: Place
    milestones: int


@dataclass(frozen=True)
class HeldRound:
    """A round that is over, on its last day; ``rates`` are those that its organiser stated."""

    pk: int
    name: str
    on: date
    rates: Rates


@dataclass(frozen=True)
class RoundMeeting:
    """An agreed meeting of a firm with a buyer. ``places``: the region of the firm with each centre that had it as a
    client that day. ``present`` was marked at the table, ``held`` is what the sides say; ``None``: nobody told.

    ``firms`` and ``buyers`` are the words of either side, ``None`` while it is silent.
    """

    pk: int
    round: HeldRound
    firm: int
    buyer: int
    places: frozenset[Place]
    present: bool | None
    held: bool | None
    firms: Said | None
    buyers: Said | None

    @property
    def met(self) -> bool | None:
        """By one definition or the other."""
        if self.present or self.held:
            return True
        return None if self.present is self.held is None else False


@dataclass(frozen=True)
class Spell:
    """A firm was in a project in the half-open span [entered, left)."""

    project: int
    entered: date
    left: date | None

    def holds(self, day: date) -> bool:
        return self.entered <= day and (self.left is None or day < self.left)
