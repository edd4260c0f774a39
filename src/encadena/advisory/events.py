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


@dataclass(frozen=True)
class Registered:
    """Somebody got a seat, or a place in the waiting list."""

    registration_id: int


@dataclass(frozen=True)
class MovedUp:
    """A seat became free and the first of the waiting list has it."""

    registration_id: int


@dataclass(frozen=True)
class TrainingCancelled:
    training_id: int


@dataclass(frozen=True)
class TrainingHeld:
    """Closed: attendance is complete and certificates are out."""

    training_id: int


@dataclass(frozen=True)
class MaterialsChanged:
    """These pieces of expert material were written, published, replaced or retired."""

    material_ids: tuple[int, ...]
