"""What the network tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PracticesChanged:
    """These practices were written, published or retired."""

    practice_ids: tuple[int, ...]


@dataclass(frozen=True)
class CentresChanged:
    """These centres were added or edited, or who runs them changed."""

    centre_ids: tuple[int, ...]
