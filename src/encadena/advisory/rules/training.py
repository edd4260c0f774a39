"""Days, hours and the moment until which a course takes people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from encadena.kernel.clock import CHILE
from encadena.kernel.errors import DomainError

from ..choices import TrainingState
from ..errors import (
    DAY_REVERSED,
    DAYS_OVERLAP,
    TRAINING_DEADLINE_OVER,
    TRAINING_NOT_OPEN,
    TRAINING_STARTED,
    TRAINING_STATE,
)

MOVES: dict[str, frozenset[str]] = {
    TrainingState.DRAFT: frozenset({TrainingState.OPEN, TrainingState.CANCELLED}),
    TrainingState.OPEN: frozenset({TrainingState.CLOSED, TrainingState.DRAFT, TrainingState.CANCELLED}),
    TrainingState.CLOSED: frozenset({TrainingState.OPEN, TrainingState.CANCELLED, TrainingState.HELD}),
    TrainingState.CANCELLED: frozenset({TrainingState.OPEN, TrainingState.DRAFT}),
    TrainingState.HELD: frozenset({TrainingState.CLOSED}),
}


@dataclass(frozen=True, order=True)
class Block:
    """Hours of one day, in Chilean time."""

    on: date
    starts_at: time
    ends_at: time

    @property
    def minutes(self) -> int:
        return int((self.ends - self.starts) / timedelta(minutes=1))

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.on, self.starts_at, CHILE)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.on, self.ends_at, CHILE)


def checked_days(blocks: Iterable[Block]) -> list[Block]:
    """In order. Raises ``day_reversed`` and ``days_overlap``; blocks that only touch do not overlap."""
    days = sorted(blocks)
    for day in days:
        if day.ends_at <= day.starts_at:
            raise DomainError(DAY_REVERSED, on=day.on, since=f"{day.starts_at:%H:%M}", until=f"{day.ends_at:%H:%M}")
    for earlier, later in pairwise(days):
        if earlier.on == later.on and later.starts_at < earlier.ends_at:
            raise DomainError(DAYS_OVERLAP, on=later.on, first=_hours(earlier), second=_hours(later))
    return days


def check_takes_people(*, state: str, until: date | None, starts: datetime | None, now: datetime) -> None:
    """Raises ``training_not_open``, ``training_started`` or ``training_deadline_over``."""
    if state != TrainingState.OPEN:
        raise DomainError(TRAINING_NOT_OPEN, state=state)
    if starts and now >= starts:
        raise DomainError(TRAINING_STARTED, on=starts.date())
    if until and now.astimezone(CHILE).date() > until:
        raise DomainError(TRAINING_DEADLINE_OVER, on=until)


def check_move(before: str, after: str) -> None:
    """Raises ``training_state`` when a course cannot go that way."""
    if after not in MOVES[before]:
        raise DomainError(TRAINING_STATE, before=before, after=after)


def reaches(attended: int, total: int, share: int) -> bool:
    """Whether these minutes of attendance earn the certificate; a course without hours earns none."""
    return total > 0 and attended > 0 and attended * 100 >= share * total


def _hours(block: Block) -> str:
    return f"{block.starts_at:%H:%M}–{block.ends_at:%H:%M}"
