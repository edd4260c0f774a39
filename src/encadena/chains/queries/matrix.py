"""Firms × requirements: where each firm stands on what the buyers ask."""

from dataclasses import dataclass

from ..choices import FirmState, Level
from ..models import LinkageProject, ProjectMember, Requirement, RequirementState
from .scope import Viewer, detailed_firms

MOST_FIRMS = 200


@dataclass(frozen=True)
class Cell:
    """``said`` is None where nobody has said anything: that is unknown."""

    requirement: Requirement
    said: RequirementState | None

    @property
    def state(self) -> FirmState:
        return FirmState(self.said.state) if self.said else FirmState.UNKNOWN


@dataclass(frozen=True)
class Line:
    member: ProjectMember
    cells: list[Cell]

    @property
    def met(self) -> int:
        return sum(cell.state == FirmState.MET for cell in self.musts)

    @property
    def asked(self) -> int:
        """Compulsory requirements that apply to the firm."""
        return sum(cell.state != FirmState.NOT_APPLICABLE for cell in self.musts)

    @property
    def unknown(self) -> int:
        return sum(cell.state == FirmState.UNKNOWN for cell in self.musts)

    @property
    def musts(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.requirement.level == Level.MUST]


@dataclass(frozen=True)
class Matrix:
    """``hidden``: firms of the project whose states the reader may not see; ``cut``: there are more than shown."""

    requirements: list[Requirement]
    lines: list[Line]
    hidden: int
    cut: bool


def matrix_of(user: Viewer, project: LinkageProject) -> Matrix:
    """Who is in today, in four queries."""
    requirements = list(requirements_of(project))
    inside = ProjectMember.objects.filter(project=project, left_on__isnull=True)
    seen = inside.filter(firm__in=detailed_firms(user, project).values("pk")).select_related("firm")
    members = list(seen.order_by("firm__sort_name", "pk")[: MOST_FIRMS + 1])
    shown = members[:MOST_FIRMS]
    rows = RequirementState.objects.filter(requirement__in=requirements, firm__in=[m.firm_id for m in shown])
    said = {(row.requirement_id, row.firm_id): row for row in rows.select_related("evidence")}
    lines = [Line(m, [Cell(r, said.get((r.pk, m.firm_id))) for r in requirements]) for m in shown]
    cut = len(members) > MOST_FIRMS
    return Matrix(requirements, lines, 0 if cut else inside.count() - len(shown), cut)


def requirements_of(project: LinkageProject) -> list[Requirement]:
    """Those in force, what is compulsory first."""
    return list(project.requirements.filter(retired_on__isnull=True).select_related("anchor").order_by("level", "pk"))
