"""What the buyers ask, and where each firm stands on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Document, Firm
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import FirmState, Level, RequirementKind, SaidBy
from ..errors import (
    ANCHOR_NOT_IN_PROJECT,
    DATE_IN_FUTURE,
    EVIDENCE_MISSING,
    EVIDENCE_OF_ANOTHER_FIRM,
    NOT_A_MEMBER,
    REQUIREMENT_RETIRED,
    REQUIREMENT_TEXT_MISSING,
)
from ..events import RequirementStateSet
from ..models import LinkageProject, Requirement, RequirementState
from ..queries.locking import locked


def save_requirement(
    project: LinkageProject, *, requirement: Requirement | None, data: Mapping[str, Any], actor: User | None
) -> Requirement:
    """New (None) or edited: text, kind, level, evidence, due_on, anchor.

    Raises ``chain_requirement_text_missing``, ``chain_anchor_not_in_project``, ``chain_over``.
    """
    if not (text := text_of(data.get("text", ""), 200)):
        raise DomainError(REQUIREMENT_TEXT_MISSING)
    anchor = data.get("anchor")
    with transaction.atomic():
        current = locked(project)
        if anchor and not current.anchors.filter(pk=anchor.pk).exists():
            raise DomainError(ANCHOR_NOT_IN_PROJECT, buyer=str(anchor))
        row = requirement or Requirement(project=current)
        before = None if requirement is None else row.text
        row.text, row.anchor, row.due_on = text, anchor, data.get("due_on")
        row.kind, row.level = RequirementKind(data.get("kind") or "other"), Level(data.get("level") or "must")
        row.evidence = text_of(data.get("evidence", ""), 200)
        row.save()
        verb = "chain.requirement_edited" if requirement else "chain.requirement_added"
        record(verb, current, actor=actor, changes={"requirement": [before, text]})
    return row


def retire_requirement(requirement: Requirement, *, actor: User | None) -> Requirement:
    return _retire(requirement, clock.today(), "chain.requirement_retired", actor)


def restore_requirement(requirement: Requirement, *, actor: User | None) -> Requirement:
    return _retire(requirement, None, "chain.requirement_restored", actor)


def set_state(
    requirement: Requirement,
    *,
    firm: Firm,
    state: str,
    actor: User | None,
    said_by: str = SaidBy.ADVISER,
    evidence: Document | None = None,
    note: str = "",
    on: date | None = None,
) -> RequirementState:
    """Raises ``chain_evidence_missing`` (it is met, and a paper is asked for), ``chain_evidence_of_another_firm``,
    ``chain_not_a_member``, ``chain_requirement_retired``, ``chain_date_in_future``, ``chain_over``.
    """
    on = on or clock.today()
    if on > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=on)
    with transaction.atomic():
        project = locked(requirement.project)
        _check(requirement, project, firm, FirmState(state), evidence)
        rows = RequirementState.objects.select_for_update(of=("self",))
        row = rows.filter(requirement=requirement, firm=firm).first()
        row = row or RequirementState(requirement=requirement, firm=firm)
        before = _told(row) if row.pk else {}
        row.state, row.said_by, row.evidence = FirmState(state).value, SaidBy(said_by).value, evidence
        row.note, row.on, row.set_by = text_of(note, 300), on, actor
        row.save()
        after = _told(row)
        changes = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
        record("requirement.state_set", row, actor=actor, changes=changes)
        publish(RequirementStateSet(project.pk, requirement.pk, firm.pk, row.state))
    return row


def _check(
    requirement: Requirement, project: LinkageProject, firm: Firm, state: FirmState, evidence: Document | None
) -> None:
    if requirement.retired_on:
        raise DomainError(REQUIREMENT_RETIRED, requirement=requirement.text)
    if not project.members.filter(firm=firm, left_on__isnull=True).exists():
        raise DomainError(NOT_A_MEMBER, firm=str(firm))
    if evidence and (evidence.firm_id != firm.pk or evidence.withdrawn_at):
        raise DomainError(EVIDENCE_OF_ANOTHER_FIRM, firm=str(firm))
    if state == FirmState.MET and requirement.evidence and evidence is None:
        raise DomainError(EVIDENCE_MISSING, evidence=requirement.evidence)


def _retire(requirement: Requirement, on: date | None, verb: str, actor: User | None) -> Requirement:
    with transaction.atomic():
        project = locked(requirement.project)
        current = Requirement.objects.select_for_update(of=("self",)).get(pk=requirement.pk)
        current.retired_on = on
        current.save(update_fields=["retired_on"])
        record(verb, project, actor=actor, changes={"requirement": [None, current.text]})
    return current


def _told(row: RequirementState) -> dict[str, Any]:
    return {
        "state": row.state,
        "said_by": row.said_by,
        "evidence": str(row.evidence) if row.evidence else None,
        "note": row.note or None,
        "on": row.on.isoformat(),
    }
