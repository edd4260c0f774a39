"""The development plan of a project: the gaps of all its firms, who answers for them and until when."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum

from encadena.advisory.models import Client
from encadena.firms.models import Firm

from ..choices import FirmState, RequirementKind
from ..models import LinkageProject, ProjectMember
from ..rules.payment import Payment
from ..rules.score import Share, share_of
from .gaps import workable_clients
from .matrix import Cell, Line, matrix_of
from .payments import tallies, whole
from .sales import seen_in
from .scope import Viewer


@dataclass(frozen=True)
class FirmPlan:
    """``client``: under which the reader may work on it, None when no centre of its own does."""

    line: Line
    client: Client | None

    @property
    def at_work(self) -> list[Cell]:
        return [cell for cell in self.line.cells if cell.link]

    @property
    def offered(self) -> list[Cell]:
        """What could become a gap; nothing without a client to work with."""
        return [cell for cell in self.line.cells if cell.to_close] if self.client else []


@dataclass(frozen=True)
class Development:
    """``gaps`` of the firms that the reader sees; ``elsewhere`` of these are worked on by another centre.

    ``hidden`` firms the reader does not see, ``cut``: there are more firms than shown.
    """

    plans: list[FirmPlan]
    hidden: int
    cut: bool

    @property
    def cells(self) -> list[Cell]:
        return [cell for plan in self.plans for cell in plan.at_work]

    @property
    def gaps(self) -> int:
        return len(self.cells)

    @property
    def closed(self) -> int:
        return sum(cell.link.closed for cell in self.cells if cell.link)

    @property
    def elsewhere(self) -> int:
        return sum(cell.link.gap is None for cell in self.cells if cell.link)

    @property
    def known(self) -> int:
        return self.gaps - self.elsewhere

    @property
    def late(self) -> int:
        return sum(cell.link.late for cell in self.cells if cell.link)

    @property
    def undated(self) -> int:
        """At work and without anything to do."""
        return sum(bool(c.link and c.link.gap and not c.link.gap.over and c.link.action is None) for c in self.cells)

    @property
    def answers(self) -> int:
        return sum(cell.asks for cell in self.cells)

    @property
    def without_gap(self) -> int:
        return sum(cell.to_close for plan in self.plans for cell in plan.line.cells)


def development_of(user: Viewer, project: LinkageProject) -> Development:
    """In eight queries; firms with something late come first, then by name."""
    matrix = matrix_of(user, project)
    clients = workable_clients(user, project, [line.member.firm_id for line in matrix.lines])
    plans = [FirmPlan(line, clients.get(line.member.firm_id)) for line in matrix.lines]
    plans.sort(key=lambda plan: not any(cell.link.late for cell in plan.at_work if cell.link))
    return Development(plans, matrix.hidden, matrix.cut)


@dataclass(frozen=True)
class KindScore:
    kind: RequirementKind
    share: Share


@dataclass(frozen=True)
class Scorecard:
    """A supplier against what is asked of it, and what it sold in the project."""

    member: ProjectMember
    line: Line
    kinds: Sequence[KindScore]
    amount: int
    sales: int
    payment: Payment


def scorecard_of(user: Viewer, project: LinkageProject, firm: Firm) -> Scorecard | None:
    """None for a firm that is not in today, or whose states the reader may not see."""
    line = next((line for line in matrix_of(user, project, firm).lines), None)
    if line is None:
        return None
    sales = seen_in(user, project).filter(firm=firm)
    told = whole(tallies(sales))
    states: dict[RequirementKind, list[FirmState]] = {}
    for cell in line.cells:
        states.setdefault(RequirementKind(cell.requirement.kind), []).append(cell.state)
    kinds = [KindScore(kind, share_of(states[kind])) for kind in RequirementKind if kind in states]
    amount = sales.aggregate(whole=Sum("amount"))["whole"] or 0
    return Scorecard(line.member, line, kinds, amount, told.payment.sales, told.payment)
