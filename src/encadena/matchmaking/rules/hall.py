"""Where tables stand: in rows, one after the other."""

from datetime import datetime, time


def places(tables: int, in_row: int, metres: int) -> dict[int, tuple[float, float]]:
    """Place of each table (from 1), in metres from the first."""
    return {i + 1: (float(i % in_row * metres), float(i // in_row * metres)) for i in range(tables)}


def within(starts_at: datetime, ends_at: datetime, opens: time, closes: time) -> bool:
    """Wholly between two hours of the clock that the moments are given in."""
    return opens <= starts_at.time() and ends_at.time() <= closes and starts_at.date() == ends_at.date()
