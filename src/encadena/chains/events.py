"""What linkage projects tell, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectStateChanged:
    project_id: int
    before: str
    after: str


@dataclass(frozen=True)
class MembersChanged:
    """Firms that entered or left a project."""

    project_id: int
    firm_ids: tuple[int, ...]


@dataclass(frozen=True)
class RequirementStateSet:
    project_id: int
    requirement_id: int
    firm_id: int
    state: str
