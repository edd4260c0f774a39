"""The gaps behind requirements that are not met, as far as the reader sees the clients that work on them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.readiness.choices import ActionState, GapState
from encadena.readiness.models import Gap, PlanAction
from encadena.readiness.queries.plan import gaps_visible_to

from ..models import LinkageProject, Requirement, RequirementGap
from .scope import Viewer

Cells = dict[tuple[int, int], "Link"]


@dataclass(frozen=True)
class Link:
    """``gap`` is None when another centre works on it: that it does is told, how far it is is not.

    ``action`` is what comes next, ``late`` that its date has passed; ``paper`` proved the last action that was closed.
    """

    row: RequirementGap
    gap: Gap | None
    action: PlanAction | None = None
    paper: Document | None = None
    done: int = 0
    actions: int = 0

    @property
    def late(self) -> bool:
        return is_late(self.action, clock.today())

    @property
    def waits_for_answer(self) -> bool:
        """Closed, and nobody has decided since whether the requirement is met."""
        if self.gap is None or self.gap.state != GapState.CLOSED:
            return False
        return self.row.answered_on is None or self.row.answered_on < self.gap.state_since

    @property
    def closed(self) -> bool:
        return self.gap is not None and self.gap.state == GapState.CLOSED


def is_late(action: PlanAction | None, today: date) -> bool:
    return action is not None and action.state == ActionState.TO_DO and action.due_on < today


def links_of(user: Viewer, requirements: Collection[Requirement], firms: Collection[int]) -> Cells:
    """(requirement, firm) → its gap, in three queries."""
    rows = list(RequirementGap.objects.filter(requirement__in=requirements, firm__in=firms))
    gaps = {gap.pk: gap for gap in gaps_visible_to(user).filter(pk__in=[row.gap_id for row in rows])}
    actions: dict[int, list[PlanAction]] = {}
    counted = PlanAction.objects.filter(gap__in=gaps).exclude(state=ActionState.CANCELLED)
    for action in counted.select_related("adviser", "evidence").order_by("due_on", "pk"):
        actions.setdefault(action.gap_id, []).append(action)
    return {(row.requirement_id, row.firm_id): _link(row, gaps.get(row.gap_id), actions) for row in rows}


def workable_clients(user: Viewer, project: LinkageProject, firms: Collection[int]) -> dict[int, Client]:
    """Firm → the client under which the reader may work on it, that of the project's own centre first."""
    rows = clients_visible_to(user).filter(firm__in=firms).select_related("firm", "centre", "adviser")
    found: dict[int, Client] = {}
    for client in rows.order_by("pk"):
        if client.centre_id == project.centre_id or client.firm_id not in found:
            found[client.firm_id] = client
    return found


def _link(row: RequirementGap, gap: Gap | None, actions: dict[int, list[PlanAction]]) -> Link:
    own = actions.get(row.gap_id, [])
    done = [action for action in own if action.state == ActionState.CLOSED]
    return Link(row, gap, _next(own), _paper(done), len(done), len(own))


def _next(actions: Iterable[PlanAction]) -> PlanAction | None:
    """The first to do, else the first that waits for a second look."""
    waiting = [a for a in actions if a.state in {ActionState.TO_DO, ActionState.DONE}]
    return min(waiting, key=lambda a: (a.state != ActionState.TO_DO, a.due_on, a.pk), default=None)


def _paper(done: Collection[PlanAction]) -> Document | None:
    papers = [a.evidence for a in done if a.evidence and not a.evidence.withdrawn_at]
    return papers[-1] if papers else None
