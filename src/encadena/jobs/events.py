"""What the queue tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class JobEnded:
    """A job reached ``done``, ``failed`` or ``cancelled``."""

    job_id: int
    kind: str
    state: str
