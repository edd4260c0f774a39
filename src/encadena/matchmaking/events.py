"""What the room tells others after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoundChanged:
    round_id: int


@dataclass(frozen=True)
class AgendaPublished:
    round_id: int
    agenda_id: int


@dataclass(frozen=True)
class OutcomeReported:
    """One side said how a meeting went, or corrected it."""

    round_id: int
    meeting_id: int
