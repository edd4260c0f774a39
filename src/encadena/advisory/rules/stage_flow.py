"""Where clients stand and how many left each stage: bars in the order of the way. No database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..choices import Stage
from .client import ON_THE_WAY


@dataclass(frozen=True)
class Bar:
    """``here`` today; since the beginning of the period ``onward`` went to a later stage and ``left`` ended.

    Widths are shares of the longest bar.
    """

    stage: Stage
    here: int
    onward: int
    left: int
    longest: int

    @property
    def whole(self) -> int:
        return self.here + self.onward + self.left

    @property
    def widths(self) -> tuple[float, float, float]:
        longest = self.longest or 1
        return self.here / longest, self.onward / longest, self.left / longest


def bars_of(here: Mapping[str, int], changes: Mapping[tuple[str, str], int]) -> list[Bar]:
    """``changes``: (before, after) → how often. Graduates stay: nothing leaves the last stage but by reopening."""
    told = []
    for number, stage in enumerate(ON_THE_WAY, start=1):
        onward = sum(n for (before, after), n in changes.items() if before == stage and after in ON_THE_WAY[number:])
        told.append(Bar(stage, here.get(stage, 0), onward, changes.get((stage, Stage.INACTIVE), 0), 0))
    longest = max(bar.whole for bar in told)
    return [replace(bar, longest=longest) for bar in told]
