"""What members got, added up so that nobody who did not allow it can be told apart. No database, no words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GAINS = ("minutes", "trainings", "rounds", "meetings", "missions", "fairs", "projects")
FEWEST = 5
"""Members who did not allow to be seen are added up only together with at least this many of their kind."""


@dataclass(frozen=True)
class Member:
    """One member: its sector ("" not known), whether it lets the association see it, and what it got.

    Absent is zero; None is not known.
    """

    firm: int
    sector: str
    allows: bool
    got: Mapping[str, int | None]


@dataclass(frozen=True)
class Line:
    """One sector: of its ``members`` the figures count ``counted``; ``reached`` of those got anything at all.

    ``unknown``: of how many of those counted a figure is not known, and so is not in ``got``.
    """

    sector: str
    members: int
    counted: int
    reached: int
    got: Mapping[str, int]
    unknown: Mapping[str, int] = field(default_factory=dict)


def lines_of(members: Iterable[Member], *, sees_all: bool) -> list[Line]:
    """Sectors, the largest first, what is not known last.

    A reader who does not see everybody gets those that allow it, and the others only where they are five or more.
    """
    sectors: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        sectors[member.sector].append(member)
    lines = [_line(sector, rows, sees_all) for sector, rows in sectors.items()]
    return sorted(lines, key=lambda line: (line.sector == "", -line.members, line.sector))


def total_of(lines: Sequence[Line]) -> Line:
    """The sum of the lines, and so of the same members: a larger total would give away those left out of a line."""
    return Line(
        "",
        sum(line.members for line in lines),
        sum(line.counted for line in lines),
        sum(line.reached for line in lines),
        {gain: sum(line.got[gain] for line in lines) for gain in GAINS},
        {gain: sum(line.unknown.get(gain, 0) for line in lines) for gain in GAINS},
    )


def _line(sector: str, rows: Sequence[Member], sees_all: bool) -> Line:
    quiet = [m for m in rows if not m.allows]
    counted = rows if sees_all or len(quiet) >= FEWEST else [m for m in rows if m.allows]
    got = {gain: sum(m.got.get(gain) or 0 for m in counted) for gain in GAINS}
    unknown = {gain: sum(m.got.get(gain, 0) is None for m in counted) for gain in GAINS}
    return Line(sector, len(rows), len(counted), sum(any(m.got.values()) for m in counted), got, unknown)
