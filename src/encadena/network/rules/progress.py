"""How a result stands against its target."""

from dataclasses import dataclass
from datetime import date

from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import Outlook

LARGEST = 10_000_000
AT_RISK = frozenset({Outlook.SHORT, Outlook.EDGE})


@dataclass(frozen=True)
class Reach:
    """Where the year will end: ``value`` with an 80 % interval; ``by_season``: from past years, not the calendar."""

    value: float
    low: float
    high: float
    by_season: bool


@dataclass(frozen=True)
class Progress:
    """``result`` up to a day against ``target``; ``known_from``: the day from which the year's end may be foreseen."""

    target: int
    result: float
    outlook: Outlook
    reach: Reach | None = None
    known_from: date | None = None

    @property
    def share(self) -> float:
        return self.result / self.target

    @property
    def at_risk(self) -> bool:
        return self.outlook in AT_RISK

    @property
    def falls_short(self) -> bool:
        return self.outlook == Outlook.SHORT


def check_target(value: int) -> None:
    """A target is a whole number above zero: zero would be reached by doing nothing."""
    if value == 0:
        raise DomainError(errors.TARGET_ZERO)
    if not 0 < value <= LARGEST:
        raise DomainError(errors.TARGET_INVALID, value=value)


def outlook_of(
    target: int, result: float, reach: Reach | None, *, year: int, today: date, accumulates: bool
) -> Outlook:
    """In words. Of what does not accumulate only today is known: how it stood when a past year ended is not."""
    if year > today.year:
        return Outlook.AHEAD
    if not accumulates:
        return Outlook.UNKNOWN if year < today.year else Outlook.REACHED if result >= target else Outlook.BELOW
    if result >= target:
        return Outlook.REACHED
    if year < today.year:
        return Outlook.MISSED
    if reach is None:
        return Outlook.UNKNOWN
    if reach.low >= target:
        return Outlook.GOOD
    return Outlook.SHORT if reach.high < target else Outlook.EDGE
