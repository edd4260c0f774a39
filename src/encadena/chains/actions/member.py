"""Firms enter a project and leave it, one or many at a time."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.firms.models import Firm
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..errors import (
    DATE_IN_FUTURE,
    MEMBER_BEFORE_START,
    MEMBER_IS_ANCHOR,
    MEMBER_LEAVES_BEFORE,
    MEMBER_LEFT_ALREADY,
    MEMBER_TWICE,
    NOBODY_CHOSEN,
    REASON_MISSING,
)
from ..events import MembersChanged
from ..models import LinkageProject, ProjectMember
from ..queries.locking import locked


def add_members(project: LinkageProject, *, firms: Sequence[Firm], on: date, actor: User | None) -> list[ProjectMember]:
    """All of them or none, from that day on.

    Raises ``chain_nobody_chosen``, ``chain_member_twice`` (in on that day, or later), ``chain_member_is_anchor``,
    ``chain_member_before_start``, ``chain_date_in_future``, ``chain_over``.
    """
    if not firms:
        raise DomainError(NOBODY_CHOSEN)
    with transaction.atomic():
        current = locked(project)
        _check_day(current, on)
        _check_free(current, firms, on)
        made = [ProjectMember(project=current, firm=firm, entered_on=on) for firm in dict.fromkeys(firms)]
        ProjectMember.objects.bulk_create(made)
        change = {"chain": [None, str(current)]}
        told = [entry_of("firm.entered_chain", m.firm, actor=actor, changes=change) for m in made]
        record_many(told, actor=actor)
        names = ", ".join(str(m.firm) for m in made)[:2000]
        record("chain.members_added", current, actor=actor, context={"count": len(made), "firms": names})
        publish(MembersChanged(current.pk, tuple(m.firm_id for m in made)))
    return made


def leave_project(member: ProjectMember, *, on: date, reason: str, actor: User | None) -> ProjectMember:
    """Raises ``chain_reason_missing``, ``chain_member_left_already``, ``chain_member_leaves_before``."""
    if not (reason := text_of(reason, 300)):
        raise DomainError(REASON_MISSING)
    if on > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=on)
    with transaction.atomic():
        project = locked(member.project)
        current = _own(member)
        if current.left_on:
            raise DomainError(MEMBER_LEFT_ALREADY, firm=str(current.firm), on=current.left_on)
        if on < current.entered_on:
            raise DomainError(MEMBER_LEAVES_BEFORE, on=on, entered=current.entered_on)
        current.left_on, current.left_reason = on, reason
        _tell(current, "left", actor, project)
    return current


def come_back(member: ProjectMember, *, actor: User | None) -> ProjectMember:
    """Undo of leaving. Raises ``chain_member_twice`` when the firm entered again meanwhile, ``chain_over``."""
    with transaction.atomic():
        project = locked(member.project)
        current = _own(member)
        if project.members.filter(firm=current.firm_id, left_on__isnull=True).exists():
            raise DomainError(MEMBER_TWICE, firms=[str(current.firm)])
        if later := project.members.filter(firm=current.firm_id, entered_on__gte=current.left_on).first():
            raise DomainError(MEMBER_TWICE, firms=[str(later.firm)])
        current.left_on, current.left_reason = None, ""
        _tell(current, "came_back", actor, project)
    return current


def _own(member: ProjectMember) -> ProjectMember:
    return ProjectMember.objects.select_for_update(of=("self",)).select_related("firm").get(pk=member.pk)


def _check_day(project: LinkageProject, on: date) -> None:
    if on > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=on)
    if on < project.starts_on:
        raise DomainError(MEMBER_BEFORE_START, on=on, start=project.starts_on)


def _check_free(project: LinkageProject, firms: Sequence[Firm], on: date) -> None:
    """Spans of one firm in one project must not share a day."""
    clash = Q(left_on__isnull=True) | Q(left_on__gt=on)
    inside = project.members.filter(clash, firm__in=firms).select_related("firm").order_by("firm__sort_name")
    if names := [str(member.firm) for member in inside[:20]]:
        raise DomainError(MEMBER_TWICE, firms=names)
    if buyer := project.anchors.filter(firm__in=firms).first():
        raise DomainError(MEMBER_IS_ANCHOR, firm=str(buyer))


def _tell(member: ProjectMember, what: str, actor: User | None, project: LinkageProject) -> None:
    member.save(update_fields=["left_on", "left_reason"])
    name, chain = str(member.firm), str(project)
    gone = what == "left"
    reason = {"reason": member.left_reason} if gone else {}
    record(f"chain.member_{what}", project, actor=actor, changes={"member": [name, None] if gone else [None, name]},
           context=reason)  # fmt: skip
    record(f"firm.{what}_chain", member.firm, actor=actor, changes={"chain": [chain, None] if gone else [None, chain]},
           context=reason)  # fmt: skip
    publish(MembersChanged(project.pk, (member.firm_id,)))
