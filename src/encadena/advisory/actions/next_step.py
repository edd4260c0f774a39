"""What an adviser promised at the end of a session: done, put off, and back."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.firm import difference
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import NEXT_ACTION_BEFORE, SESSION_NO_NEXT_ACTION
from ..models import Session
from ..queries.session_state import POSTPONED


def complete_next_action(session: Session, *, actor: User | None) -> Session:
    """Done today; ``reopen_next_action`` undoes it. Raises ``session_no_next_action``."""
    return _change(session, "session.step_done", {"next_action_done_on": clock.today()}, actor, only_if_open=True)


def reopen_next_action(session: Session, *, actor: User | None) -> Session:
    return _change(session, "session.step_reopened", {"next_action_done_on": None}, actor)


def postpone_next_action(session: Session, *, on: date, actor: User | None) -> Session:
    """Another day, today at the earliest; the day it had is in the log. Raises ``next_action_before``."""
    if on < clock.today():
        raise DomainError(NEXT_ACTION_BEFORE, on=on, session=clock.today())
    return _change(session, POSTPONED, {"next_action_on": on}, actor, step=1)


def return_next_action(session: Session, *, on: date, actor: User | None) -> Session:
    """Undo of ``postpone_next_action``: back to the day it had, which may be past. Raises ``next_action_before``."""
    if on < session.on:
        raise DomainError(NEXT_ACTION_BEFORE, on=on, session=session.on)
    return _change(session, POSTPONED, {"next_action_on": on}, actor, step=1)


def _change(
    session: Session,
    verb: str,
    values: Mapping[str, object],
    actor: User | None,
    *,
    only_if_open: bool = False,
    step: int = 0,
) -> Session:
    """``step`` moves the version when a form that is open elsewhere would otherwise write the old value back."""
    with transaction.atomic():
        current = Session.objects.select_for_update(of=("self",)).select_related("area").get(pk=session.pk)
        if not current.next_action or current.withdrawn_at:
            raise DomainError(SESSION_NO_NEXT_ACTION)
        if only_if_open and current.next_action_done_on:
            return current
        changes = difference({field: getattr(current, field) for field in values}, values)
        if changes:
            for field, value in values.items():
                setattr(current, field, value)
            current.version += step
            current.save(update_fields=[*values, "version"])
            record(verb, current, actor=actor, changes=changes, context={"version": current.version})
    return current
