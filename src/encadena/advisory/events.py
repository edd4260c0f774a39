"""What accompaniment tells the rooms above, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SessionsChanged:
    """Sessions were logged, corrected, withdrawn or restored; ``client_ids`` are those who took part before or now."""

    session_ids: tuple[int, ...]
    client_ids: tuple[int, ...]
