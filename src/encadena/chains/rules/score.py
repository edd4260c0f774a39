"""How much of what is asked a supplier meets, with what is not known kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..choices import FirmState

TO_CLOSE = frozenset({FirmState.NOT_STARTED, FirmState.IN_PROGRESS, FirmState.NOT_MET})
"""Where there is something to do; what nobody said is asked first."""


@dataclass(frozen=True)
class Share:
    """``met`` of ``asked`` (those that apply), of which ``unknown`` nobody has said anything about."""

    met: int
    asked: int
    unknown: int

    @property
    def known(self) -> int:
        return self.asked - self.unknown

    @property
    def at_most(self) -> int:
        """Met if all that is unknown were met; ``met`` is the least."""
        return self.met + self.unknown


def share_of(states: Iterable[FirmState]) -> Share:
    """What does not apply is not asked."""
    asked = [state for state in states if state != FirmState.NOT_APPLICABLE]
    return Share(asked.count(FirmState.MET), len(asked), asked.count(FirmState.UNKNOWN))
