"""Requirements that a firm does not meet become gaps of its client, and a closed gap is answered in the matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.gap import add_gap, move_gap
from encadena.readiness.actions.plan import open_plan
from encadena.readiness.actions.plan_action import Task, add_action
from encadena.readiness.choices import DetectedBy, GapState, Responsible, Severity
from encadena.readiness.models import Gap
from encadena.readiness.queries.plan import plan_running

from ..choices import FirmState, Level, SaidBy
from ..errors import GAP_ALREADY, GAP_NOT_CLOSED, GAP_NOT_NEEDED, NOT_A_MEMBER, NOTHING_CHOSEN, REQUIREMENT_RETIRED
from ..models import LinkageProject, Requirement, RequirementGap, RequirementState
from ..queries.locking import locked
from ..rules.score import TO_CLOSE
from .requirement import set_state


@dataclass(frozen=True)
class Wanted:
    """A requirement that the firm of a client does not meet."""

    requirement: Requirement
    client: Client


@dataclass(frozen=True)
class First:
    """The first action of each gap: who, and until when. ``goal``: of the plan of a client that has none open."""

    due_on: date | None = None
    responsible: str = Responsible.FIRM
    goal: str = ""


def make_gaps(
    project: LinkageProject, *, wanted: Sequence[Wanted], first: First, actor: User | None
) -> list[RequirementGap]:
    """All or none. Each gap goes into the client's open plan, or into a new one when ``first`` names its goal.

    Raises ``chain_nothing_chosen``, ``chain_gap_already``, ``chain_gap_not_needed``, ``chain_not_a_member``,
    ``chain_requirement_retired``, ``chain_over`` and what plans and actions raise.
    """
    if not wanted:
        raise DomainError(NOTHING_CHOSEN)
    with transaction.atomic():
        current = locked(project)
        return [_make(current, one, first, actor) for one in wanted]


def answer_closed_gap(
    link: RequirementGap, *, met: bool, evidence: Document | None, actor: User | None
) -> RequirementGap:
    """Its gap is closed: the requirement is met, with the paper that closed it, or stays as it is.

    Raises ``chain_gap_not_closed`` and what ``set_state`` raises.
    """
    with transaction.atomic():
        rows = RequirementGap.objects.select_for_update(of=("self",))
        current = rows.select_related("gap", "requirement__project", "firm").get(pk=link.pk)
        if current.gap.state != GapState.CLOSED:
            raise DomainError(GAP_NOT_CLOSED, gap=current.gap.title)
        if met:
            set_state(
                current.requirement, firm=current.firm, state=FirmState.MET, said_by=SaidBy.ADVISER,
                evidence=evidence, actor=actor,
            )  # fmt: skip
        current.answered_on = clock.today()
        current.save(update_fields=["answered_on"])
        context = {"gap": current.gap_id, "met": met}
        record("chain.gap_answered", current.requirement.project, actor=actor, context=context,
               changes={"requirement": [None, current.requirement.text]})  # fmt: skip
    return current


def _make(project: LinkageProject, one: Wanted, first: First, actor: User | None) -> RequirementGap:
    requirement, client = one.requirement, one.client
    said = _checked(project, requirement, client)
    gap = add_gap(
        client, title=requirement.text, detected_by=DetectedBy.BUYER, detected_name=_who(project, requirement),
        firm_says=said.note if said.said_by == SaidBy.FIRM else "",
        adviser_says=said.note if said.said_by == SaidBy.ADVISER else "", evidence_says=requirement.evidence,
        severity=Severity.HIGH if requirement.level == Level.MUST else Severity.MEDIUM, actor=actor,
    )  # fmt: skip
    if first.goal and plan_running(client.pk) is None:
        open_plan(client, goal=first.goal, actor=actor)
    if plan_running(client.pk):
        gap = move_gap(gap, before=GapState.OPEN, after=GapState.IN_PLAN, actor=actor)
    if first.due_on:
        _task(gap, client, first, actor)
    link = RequirementGap.objects.create(requirement=requirement, firm_id=client.firm_id, gap=gap, made_by=actor)
    record("chain.gap_made", project, actor=actor, context={"gap": gap.pk, "firm": client.firm_id},
           changes={"requirement": [None, requirement.text]})  # fmt: skip
    return link


def _checked(project: LinkageProject, requirement: Requirement, client: Client) -> RequirementState:
    names = {"firm": str(client.firm), "requirement": requirement.text}
    if requirement.retired_on or requirement.project_id != project.pk:
        raise DomainError(REQUIREMENT_RETIRED, requirement=requirement.text)
    if not project.members.filter(firm=client.firm_id, left_on__isnull=True).exists():
        raise DomainError(NOT_A_MEMBER, firm=names["firm"])
    if RequirementGap.objects.filter(requirement=requirement, firm=client.firm_id).exists():
        raise DomainError(GAP_ALREADY, **names)
    said = RequirementState.objects.filter(requirement=requirement, firm=client.firm_id).first()
    if said is None or FirmState(said.state) not in TO_CLOSE:
        raise DomainError(GAP_NOT_NEEDED, **names)
    return said


def _task(gap: Gap, client: Client, first: First, actor: User | None) -> None:
    assert first.due_on is not None  # noqa: S101
    adviser = client.adviser or actor
    responsible = first.responsible if first.responsible != Responsible.ADVISER or adviser else Responsible.FIRM
    task = Task(what=gap.title, responsible=responsible, due_on=first.due_on, adviser=adviser)
    add_action(gap, task=task, actor=actor)


def _who(project: LinkageProject, requirement: Requirement) -> str:
    """Who asks it: its buyer, or all of the project's."""
    if requirement.anchor:
        return requirement.anchor.name
    return " · ".join(project.anchors.values_list("name", flat=True)) or project.name
