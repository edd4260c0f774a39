"""What the room tells others after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoundChanged:
    round_id: int


@dataclass(frozen=True)
class AgendaPublished:
    round_id: int
    agenda_id: int
