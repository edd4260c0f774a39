"""What accompaniment tells the rooms above and its own receivers, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClientsChanged:
    """Clients were opened or edited, took a step, or changed adviser or centre."""

    client_ids: tuple[int, ...]


@dataclass(frozen=True)
class SessionsChanged:
    """Sessions were logged, corrected, withdrawn or restored; ``client_ids`` are those who took part before or now."""

    session_ids: tuple[int, ...]
    client_ids: tuple[int, ...]


@dataclass(frozen=True)
class MilestonesChanged:
    """Baselines, milestones or follow-ups of these clients changed."""

    client_ids: tuple[int, ...]
