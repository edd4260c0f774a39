"""What rooms above do of their own when two firms become one, and when they become two again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from encadena.accounts.models import User


class Join(Protocol):
    """Answers what JSON can hold."""

    def __call__(self, kept_id: int, gone_id: int, *, actor: User | None) -> Any: ...  # noqa: ANN401  any JSON


class Part(Protocol):
    """Gets back what ``join`` answered."""

    def __call__(self, data: Any, *, actor: User | None) -> None: ...  # noqa: ANN401  any JSON


@dataclass(frozen=True)
class Joiner:
    """Both run inside the transaction of the merge or its undo.

    ``join`` comes after all rows that could follow the firm did; ``part`` comes before they return, and makes both what
    they were, as far as nobody changed them since.
    """

    key: str
    join: Join
    part: Part


_joiners: dict[str, Joiner] = {}


def register_joiner(joiner: Joiner) -> None:
    _joiners[joiner.key] = joiner


def joiners() -> list[Joiner]:
    """In the order of registration."""
    return list(_joiners.values())
