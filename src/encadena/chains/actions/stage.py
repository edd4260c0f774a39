"""Stages of a project: named, planned, done."""

from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import DATE_IN_FUTURE, STAGE_ENDS_BEFORE_START, STAGE_NAME_MISSING
from ..models import LinkageProject, ProjectStage
from ..queries.locking import locked


def add_stage(
    project: LinkageProject, *, name: str, starts_on: date | None, planned_on: date | None, actor: User | None
) -> ProjectStage:
    """Raises ``chain_stage_name_missing``, ``chain_stage_ends_before_start``, ``chain_over``."""
    if not (name := text_of(name, 120)):
        raise DomainError(STAGE_NAME_MISSING)
    if starts_on and planned_on and planned_on < starts_on:
        raise DomainError(STAGE_ENDS_BEFORE_START, start=starts_on, end=planned_on)
    with transaction.atomic():
        current = locked(project)
        stage = ProjectStage.objects.create(project=current, name=name, starts_on=starts_on, planned_on=planned_on)
        record("chain.stage_added", current, actor=actor, changes={"stage": [None, name]})
    return stage


def finish_stage(stage: ProjectStage, *, on: date | None, actor: User | None) -> ProjectStage:
    """Done on a day; None takes that back. Raises ``chain_date_in_future``, ``chain_stage_ends_before_start``."""
    if on and on > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=on)
    with transaction.atomic():
        project = locked(stage.project)
        current = ProjectStage.objects.select_for_update().get(pk=stage.pk)
        if on and current.starts_on and on < current.starts_on:
            raise DomainError(STAGE_ENDS_BEFORE_START, start=current.starts_on, end=on)
        current.done_on = on
        current.save(update_fields=["done_on"])
        verb = "chain.stage_done" if on else "chain.stage_back"
        record(verb, project, actor=actor, changes={"stage": [None, current.name]})
    return current
