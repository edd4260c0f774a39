"""The plan of a client: opened, agreed, closed."""

from datetime import date

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import (
    PLAN_AGREED_BY_MISSING,
    PLAN_CLOSED,
    PLAN_DATE_IN_FUTURE,
    PLAN_GOAL_MISSING,
    PLAN_HAS_OPEN_GAPS,
    PLAN_OPEN_ALREADY,
)
from ..models import Gap, Plan
from ..models.gap import OVER


def open_plan(client: Client, *, goal: str, actor: User | None) -> Plan:
    """Raises ``plan_open_already`` (two who ask at once included), ``plan_goal_missing``."""
    if not (goal := text_of(goal, 300)):
        raise DomainError(PLAN_GOAL_MISSING)
    try:
        with transaction.atomic():
            plan = Plan.objects.create(client=client, firm_id=client.firm_id, goal=goal, opened_by=actor)
            record("plan.opened", plan, actor=actor, changes={"goal": [None, goal]})
    except IntegrityError as error:
        running = Plan.objects.filter(client=client, closed_on__isnull=True).first()
        if running is None:
            raise
        raise DomainError(PLAN_OPEN_ALREADY, goal=running.goal, on=running.opened_on) from error
    return plan


def change_goal(plan: Plan, *, goal: str, actor: User | None) -> Plan:
    """Raises ``plan_goal_missing``, ``plan_closed``."""
    if not (goal := text_of(goal, 300)):
        raise DomainError(PLAN_GOAL_MISSING)
    return _change(plan, "plan.goal_changed", {"goal": goal}, actor)


def agree(plan: Plan, *, by: str, on: date, actor: User | None) -> Plan:
    """The firm said yes: who of the firm, and when.

    Raises ``plan_agreed_by_missing``, ``plan_date_in_future``, ``plan_closed``.
    """
    if not (by := text_of(by, 120)):
        raise DomainError(PLAN_AGREED_BY_MISSING)
    if on > clock.today():
        raise DomainError(PLAN_DATE_IN_FUTURE, on=on)
    return _change(plan, "plan.agreed", {"agreed_by": by, "agreed_on": on}, actor)


def close_plan(plan: Plan, *, note: str, actor: User | None) -> Plan:
    """Gaps that are neither closed nor discarded stand in the way. Raises ``plan_has_open_gaps``, ``plan_closed``."""
    with transaction.atomic():
        left = Gap.objects.filter(plan=plan).exclude(state__in=OVER).count()
        if left:
            raise DomainError(PLAN_HAS_OPEN_GAPS, n=left)
        return _change(plan, "plan.closed", {"closed_on": clock.today(), "closing_note": text_of(note, 300)}, actor)


def _change(plan: Plan, verb: str, new: dict[str, object], actor: User | None) -> Plan:
    with transaction.atomic():
        current = Plan.objects.select_for_update().get(pk=plan.pk)
        if current.closed_on:
            raise DomainError(PLAN_CLOSED, on=current.closed_on)
        pairs = {name: [_plain(getattr(current, name)), _plain(value)] for name, value in new.items()}
        for name, value in new.items():
            setattr(current, name, value)
        current.save(update_fields=list(new))
        record(verb, current, actor=actor, changes=pairs)
    return current


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value or None
