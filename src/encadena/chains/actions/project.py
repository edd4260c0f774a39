"""Linkage projects: created, edited, started, finished, stopped, reopened, turned into another kind."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish
from encadena.kernel.text import fold
from encadena.network.models import Centre

from ..choices import ProjectKind, ProjectState
from ..errors import (
    CODE_MISSING,
    CODE_TAKEN,
    DATE_IN_FUTURE,
    EDITED_MEANWHILE,
    ENDS_BEFORE_START,
    KIND_BEFORE_LAST,
    KIND_SAME,
    NAME_MISSING,
    PROJECT_EMPTY,
    PROJECT_NOT_DRAFT,
    PROJECT_NOT_OVER,
    PROJECT_NOT_RUNNING,
    REASON_MISSING,
)
from ..events import ProjectStateChanged
from ..models import KindSpell, LinkageProject
from ..queries.locking import locked
from ..rules.editing import differing

TEXTS = {"code": 30, "name": 160, "objective": 600, "budget_from": 200}
PLAIN = ("centre", "starts_on", "planned_end", "budget")


def create_project(*, data: Mapping[str, Any], partners: Collection[Centre] = (), actor: User | None) -> LinkageProject:
    """``data``: code, name, kind, centre, starts_on, and perhaps objective, planned_end, budget, budget_from.

    Raises ``chain_code_missing``, ``chain_code_taken``, ``chain_name_missing``, ``chain_ends_before_start``.
    """
    with transaction.atomic():
        project = LinkageProject(kind=ProjectKind(data["kind"]), created_by=actor)
        _write(project, data)
        project.save()
        project.partners.set(centre for centre in partners if centre.pk != project.centre_id)
        KindSpell.objects.create(project=project, kind=project.kind, since=project.starts_on)
        record("chain.created", project, actor=actor)
    return project


def edit_project(
    project: LinkageProject,
    *,
    data: Mapping[str, Any],
    partners: Collection[Centre] = (),
    expected_version: int | None = None,
    actor: User | None,
) -> LinkageProject:
    """As ``create_project``, all but the kind. Raises ``chain_over`` too.

    ``expected_version`` is what the person saw; if somebody edited it since, raises
    ``Conflict('chain_edited_meanwhile', fields={field: [now, typed]}, version=…)`` and nothing changes.
    """
    with transaction.atomic():
        current = locked(project)
        before = _plain(current)
        _write(current, data)
        if expected_version not in {None, current.version}:
            typed = {**_plain(current), "partners": ", ".join(sorted(centre.name for centre in partners))}
            raise Conflict(EDITED_MEANWHILE, fields=differing(before, typed), version=current.version)
        current.version += 1
        current.save()
        current.partners.set(centre for centre in partners if centre.pk != current.centre_id)
        after = _plain(current)
        changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        record("chain.edited", current, actor=actor, changes=changes)
    return current


def start_project(project: LinkageProject, *, actor: User | None) -> LinkageProject:
    """Raises ``chain_not_draft``; ``chain_empty`` without a buyer or without firms."""
    with transaction.atomic():
        current = locked(project)
        if current.state != ProjectState.DRAFT:
            raise DomainError(PROJECT_NOT_DRAFT)
        if not current.anchors.exists() or not current.members.filter(left_on__isnull=True).exists():
            raise DomainError(PROJECT_EMPTY)
        return _to(current, ProjectState.RUNNING, actor)


def finish_project(project: LinkageProject, *, on: date, actor: User | None) -> LinkageProject:
    """Raises ``chain_not_running``, ``chain_date_in_future``, ``chain_ends_before_start``."""
    with transaction.atomic():
        current = locked(project)
        if current.state != ProjectState.RUNNING:
            raise DomainError(PROJECT_NOT_RUNNING)
        _end(current, on)
        return _to(current, ProjectState.FINISHED, actor)


def stop_project(project: LinkageProject, *, on: date, reason: str, actor: User | None) -> LinkageProject:
    """Ends before its goal. Raises ``chain_reason_missing``, ``chain_over``, and as ``finish_project`` for the day."""
    if not (reason := text_of(reason, 300)):
        raise DomainError(REASON_MISSING)
    with transaction.atomic():
        current = locked(project)
        _end(current, on)
        current.stopped_reason = reason
        return _to(current, ProjectState.STOPPED, actor)


def reopen_project(project: LinkageProject, *, actor: User | None) -> LinkageProject:
    """Running again, its end unknown again. Raises ``chain_not_over``."""
    with transaction.atomic():
        current = LinkageProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
        if not current.over:
            raise DomainError(PROJECT_NOT_OVER)
        current.ended_on, current.stopped_reason = None, ""
        return _to(current, ProjectState.RUNNING, actor)


def change_kind(
    project: LinkageProject, *, kind: str, since: date, reason: str = "", actor: User | None
) -> LinkageProject:
    """The kind of before ends where the new one begins.

    Raises ``chain_kind_same``, ``chain_kind_before_last``, ``chain_date_in_future``, ``chain_over``.
    """
    if since > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=since)
    with transaction.atomic():
        current = locked(project)
        if current.kind == ProjectKind(kind):
            raise DomainError(KIND_SAME, kind=current.get_kind_display())
        last = current.kinds.get(until__isnull=True)
        if since <= last.since:
            raise DomainError(KIND_BEFORE_LAST, since=last.since)
        last.until = since
        last.save(update_fields=["until"])
        KindSpell.objects.create(project=current, kind=kind, since=since, reason=text_of(reason, 300))
        before, current.kind = current.kind, kind
        current.save(update_fields=["kind"])
        record("chain.kind_changed", current, actor=actor, changes={"kind": [before, kind]})
    return current


def _write(project: LinkageProject, data: Mapping[str, Any]) -> None:
    for name, limit in TEXTS.items():
        setattr(project, name, text_of(data.get(name, ""), limit))
    for name in PLAIN:
        setattr(project, name, data.get(name))
    project.code = project.code.upper()
    if not project.code:
        raise DomainError(CODE_MISSING)
    project.sort_name = fold(project.name)[:160]
    if not project.sort_name:
        raise DomainError(NAME_MISSING)
    if project.planned_end and project.planned_end < project.starts_on:
        raise DomainError(ENDS_BEFORE_START, start=project.starts_on, end=project.planned_end)
    if LinkageProject.objects.filter(code=project.code).exclude(pk=project.pk).exists():
        raise DomainError(CODE_TAKEN, taken=project.code)


def _end(project: LinkageProject, on: date) -> None:
    if on > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=on)
    if on < project.starts_on:
        raise DomainError(ENDS_BEFORE_START, start=project.starts_on, end=on)
    project.ended_on = on


def _to(project: LinkageProject, state: ProjectState, actor: User | None) -> LinkageProject:
    before, project.state = project.state, state.value
    project.save(update_fields=["state", "ended_on", "stopped_reason"])
    changes: dict[str, list[Any]] = {"state": [before, state.value]}
    if project.stopped_reason:
        changes["stopped_reason"] = [None, project.stopped_reason]
    record("chain.state_changed", project, actor=actor, changes=changes)
    publish(ProjectStateChanged(project.pk, before, state.value))
    return project


def _plain(project: LinkageProject) -> dict[str, Any]:
    shown = {name: getattr(project, name) for name in (*TEXTS, *PLAIN)}
    told = {name: value.isoformat() if isinstance(value, date) else value for name, value in shown.items()}
    others = sorted(project.partners.values_list("name", flat=True))
    return {**told, "centre": str(project.centre), "partners": ", ".join(others)}
