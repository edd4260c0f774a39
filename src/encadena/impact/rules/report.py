"""The yearly report as data: what the page, the paper, the spreadsheet and the JSON all show, and nothing else."""

from dataclasses import dataclass, field
from datetime import date

from .figures import Figure

DIMENSIONS = ("kind", "region", "centre", "operator", "band", "ownership", "section")


@dataclass(frozen=True)
class Scope:
    """What the report is about. ``kind``: ``network``, ``region``, ``operator`` or ``centre``; ``key``: its code or
    slug (empty for the network); ``name`` as it is shown."""

    kind: str = "network"
    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class Row:
    """One value of a dimension. ``key`` is a code (``wording`` has the words for kinds, bands and ownership); ``name``
    is a proper name (regions, centres, operators, sections), else empty. ``figures`` by code, the same in all rows."""

    key: str
    name: str
    figures: dict[str, Figure]


@dataclass(frozen=True)
class Breakdown:
    """The figures by one of ``DIMENSIONS``. ``overlaps``: a thing may be in several rows (a firm in two kinds of
    project), so the rows add up to more than the whole, and that is said."""

    dimension: str
    rows: tuple[Row, ...]
    overlaps: bool = False


@dataclass(frozen=True)
class Stated:
    """What an institution published, beside what was computed: ``figure`` is the code of the computed one (empty: the
    network keeps no records of that), ``computed`` its value in ``unit``. ``agrees``: within the rounding of the words
    (``qualifier``); ``None`` where it cannot be said."""

    key: str
    value: float
    qualifier: str
    unit: str
    territory: str
    period: str
    basis: str
    ambiguity: str
    source: str
    figure: str = ""
    computed: float | None = None
    agrees: bool | None = None


@dataclass(frozen=True)
class Check:
    """Arithmetic that has to hold. ``expected`` ± ``tolerance``; ``of_stated``: the same over the published figures,
    ``computed``: over the records of this report. ``passed`` belongs to it, ``stated_passed`` to the other."""

    key: str
    expected: float
    tolerance: float
    of_stated: float | None
    stated_passed: bool | None
    computed: float | None
    passed: bool | None


@dataclass(frozen=True)
class Used:
    """A definition that the report counted by; ``fingerprint`` changes with any of its words."""

    code: str
    version: int
    fingerprint: str


@dataclass(frozen=True)
class Report:
    """``as_of`` is the last day looked at (the end of the year, or the day of computing in a year that still runs).

    ``figures`` by code in the order of the report. ``notes`` are codes of what a reader must know (``wording``): a year
    that still runs, a period without records, a definition that changed.
    """

    year: int
    as_of: date
    scope: Scope
    figures: dict[str, Figure]
    breakdowns: tuple[Breakdown, ...] = ()
    stated: tuple[Stated, ...] = ()
    checks: tuple[Check, ...] = ()
    definitions: tuple[Used, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)
    public: bool = False
