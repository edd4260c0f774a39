"""What the network tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CentresChanged:
    """These centres were added or edited."""

    centre_ids: tuple[int, ...]
