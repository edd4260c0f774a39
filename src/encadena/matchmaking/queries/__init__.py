"""What is read of rounds, always within the reader's scope."""

from .scope import (
    agendas_visible_to,
    buyers_visible_to,
    is_own_side,
    may_manage,
    may_organise,
    meetings_visible_to,
    own_buyers,
    participants_visible_to,
    rounds_visible_to,
)

__all__ = [
    "agendas_visible_to",
    "buyers_visible_to",
    "is_own_side",
    "may_manage",
    "may_organise",
    "meetings_visible_to",
    "own_buyers",
    "participants_visible_to",
    "rounds_visible_to",
]
