"""What the register tells the rooms above, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmsChanged:
    """Firms were created, edited, archived, restored, or who attends or owns them changed."""

    firm_ids: tuple[int, ...]


@dataclass(frozen=True)
class PeopleChanged:
    person_ids: tuple[int, ...]


@dataclass(frozen=True)
class FirmsMerged:
    """Every row that pointed at ``gone`` points at ``kept`` now, in all rooms (moved by their foreign keys)."""

    kept_id: int
    gone_id: int


@dataclass(frozen=True)
class FirmsUnmerged:
    kept_id: int
    gone_id: int


@dataclass(frozen=True)
class RepresentationDecided:
    request_id: int


@dataclass(frozen=True)
class SignUpRepeated:
    """Somebody signed up with the address of an account that exists; only its owner is told."""

    user_id: int
