"""Firms × requirements: where each firm stands on what the buyers ask."""

from dataclasses import dataclass

from encadena.firms.models import Firm

from ..choices import FirmState, Level
from ..models import LinkageProject, ProjectMember, Requirement, RequirementState
from ..rules.score import TO_CLOSE, Share, share_of
from .gaps import Cells, Link, links_of
from .scope import Viewer, detailed_firms

MOST_FIRMS = 200


@dataclass(frozen=True)
class Cell:
    """``said`` is None where nobody has said anything: that is unknown. ``link`` is the gap made of it."""

    requirement: Requirement
    said: RequirementState | None
    link: Link | None = None

    @property
    def to_close(self) -> bool:
        """A gap can be made of it."""
        return self.link is None and self.state in TO_CLOSE

    @property
    def asks(self) -> bool:
        """Its gap was closed, and whether the requirement is met waits for an answer."""
        return bool(self.link and self.link.waits_for_answer) and self.state != FirmState.MET

    @property
    def state(self) -> FirmState:
        return FirmState(self.said.state) if self.said else FirmState.UNKNOWN


@dataclass(frozen=True)
class Line:
    member: ProjectMember
    cells: list[Cell]

    @property
    def must(self) -> Share:
        return share_of(cell.state for cell in self.musts)

    @property
    def should(self) -> Share:
        return share_of(cell.state for cell in self.cells if cell.requirement.level == Level.SHOULD)

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


def matrix_of(user: Viewer, project: LinkageProject, firm: Firm | None = None) -> Matrix:
    """Who is in today (or one of them), in seven queries."""
    requirements = list(requirements_of(project))
    inside = ProjectMember.objects.filter(project=project, left_on__isnull=True)
    inside = inside.filter(firm=firm) if firm else inside
    seen = inside.filter(firm__in=detailed_firms(user, project).values("pk")).select_related("firm")
    members = list(seen.order_by("firm__sort_name", "pk")[: MOST_FIRMS + 1])
    shown = members[:MOST_FIRMS]
    rows = RequirementState.objects.filter(requirement__in=requirements, firm__in=[m.firm_id for m in shown])
    said = {(row.requirement_id, row.firm_id): row for row in rows.select_related("evidence")}
    links = links_of(user, requirements, [m.firm_id for m in shown])
    lines = [Line(m, [_cell(r, m.firm_id, said, links) for r in requirements]) for m in shown]
    cut = len(members) > MOST_FIRMS
    return Matrix(requirements, lines, 0 if cut else inside.count() - len(shown), cut)


def _cell(requirement: Requirement, firm: int, said: dict[tuple[int, int], RequirementState], links: Cells) -> Cell:
    key = requirement.pk, firm
    return Cell(requirement, said.get(key), links.get(key))


def requirements_of(project: LinkageProject) -> list[Requirement]:
    """Those in force, what is compulsory first."""
    return list(project.requirements.filter(retired_on__isnull=True).select_related("anchor").order_by("level", "pk"))
