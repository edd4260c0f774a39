"""What the room tells others after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoundChanged:
    round_id: int


@dataclass(frozen=True)
class NeedsChanged:
    buyer_id: int


@dataclass(frozen=True)
class AgendaPublished:
    round_id: int
    agenda_id: int


@dataclass(frozen=True)
class OutcomeReported:
    """One side said how a meeting went, or corrected it."""

    round_id: int
    meeting_id: int


@dataclass(frozen=True)
class RatesStated:
    """The organiser said by which rates the amounts of a round are told in one currency."""

    round_id: int


@dataclass(frozen=True)
class ApplicationDecided:
    """A participant was accepted, put on the waiting list or declined."""

    participant_id: int


@dataclass(frozen=True)
class AccessGiven:
    """A delegate of a buyer is to receive a link, to a round or to the buyer's needs (None).

    ``site`` is the address that it begins with.
    """

    round_id: int | None
    delegate_id: int
    link_id: int
    site: str
