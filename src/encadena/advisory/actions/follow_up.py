"""Asking clients again 6, 12 and 24 months after they signed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import AttemptOutcome, FollowUpState
from ..errors import ATTEMPT_IN_FUTURE, FOLLOW_UP_CLOSED, FOLLOW_UP_EMPTY
from ..events import MilestonesChanged
from ..models import Client, FollowUp, FollowUpAttempt
from ..rules.follow_up import AHEAD_DAYS, TERMS, check_opened, check_silence, due_on

FIGURES = ("operating", "sales", "jobs", "exports")
CHUNK = 5000


def schedule_follow_ups(*, actor: User | None, today: date | None = None) -> int:
    """Open what falls due within 30 days, for every client that signed; the same call again opens nothing.

    Terms that passed long before the client's centre used the program are opened too: they were owed. Returns how many.
    """
    today = today or clock.today()
    opened = 0
    for months in TERMS:
        latest = (
            today + timedelta(days=AHEAD_DAYS) - timedelta(days=28 * months)
        )  # coarse; ``_rows`` decides by the day
        signed = Client.objects.filter(agreement_signed_on__isnull=False, agreement_signed_on__lte=latest)
        missing = signed.exclude(follow_ups__months=months).values_list("pk", "centre_id", "agreement_signed_on")
        opened += _open(missing.iterator(chunk_size=CHUNK), months, today)
    return opened


def log_attempt(
    follow_up: FollowUp, *, channel: str, outcome: str, actor: User | None, on: date | None = None, note: str = ""
) -> FollowUpAttempt:
    """One try to reach the client. *Refused* closes it; an answer comes with ``answer_follow_up``."""
    on = on or clock.today()
    if on > clock.today():
        raise DomainError(ATTEMPT_IN_FUTURE, on=on)
    with transaction.atomic():
        current = _open_one(follow_up)
        attempt = FollowUpAttempt.objects.create(
            follow_up=current, on=on, channel=channel, outcome=outcome, note=note.strip()[:300], by=actor
        )
        current.attempt_count = F("attempt_count") + 1
        current.last_attempt_on = max(filter(None, (current.last_attempt_on, on)))
        current.save(update_fields=["attempt_count", "last_attempt_on"])
        if outcome == AttemptOutcome.REFUSED:
            _close(current, FollowUpState.REFUSED, actor)
        context = {"months": current.months, "outcome": outcome}
        record("follow_up.attempted", current.client, actor=actor, context=context)
    return attempt


def answer_follow_up(follow_up: FollowUp, *, data: Mapping[str, Any], channel: str, actor: User | None) -> FollowUp:
    """``data`` holds ``FIGURES`` (None: not known) and ``note``; it also logs the attempt that succeeded.

    Raises ``follow_up_empty`` when not one figure is known, ``follow_up_closed``, ``follow_up_too_soon``.
    """
    if all(data.get(field) is None for field in FIGURES):
        raise DomainError(FOLLOW_UP_EMPTY)
    with transaction.atomic():
        current = _open_one(follow_up)
        check_opened(current.due_on, clock.today())
        log_attempt(current, channel=channel, outcome=AttemptOutcome.ANSWERED, actor=actor)
        current.refresh_from_db()
        for field in FIGURES:
            setattr(current, field, data.get(field))
        current.note = str(data.get("note") or "").strip()[:300]
        current.save(update_fields=[*FIGURES, "note"])
        return _close(current, FollowUpState.ANSWERED, actor)


def close_without_answer(follow_up: FollowUp, *, actor: User | None) -> FollowUp:
    """Counts as non-response. Raises ``follow_up_few_attempts`` before three days of trying."""
    with transaction.atomic():
        current = _open_one(follow_up)
        check_silence(current.attempts.values_list("on", flat=True))
        return _close(current, FollowUpState.NO_RESPONSE, actor)


def reopen_follow_up(follow_up: FollowUp, *, actor: User | None) -> FollowUp:
    """Undo of a closing; what was answered stays to be corrected."""
    with transaction.atomic():
        current = FollowUp.objects.select_for_update().select_related("client").get(pk=follow_up.pk)
        current.state, current.closed_on, current.closed_by = FollowUpState.DUE, None, None
        current.save(update_fields=["state", "closed_on", "closed_by"])
        record("follow_up.reopened", current.client, actor=actor, context={"months": current.months})
        publish(MilestonesChanged((current.client_id,)))
    return current


def _open(clients: Iterable[tuple[int, int, date | None]], months: int, today: date) -> int:
    rows = []
    for client, centre, signed in clients:
        due = due_on(signed, months) if signed else None
        if due and (due - today).days <= AHEAD_DAYS:
            rows.append(FollowUp(client_id=client, centre_id=centre, months=months, due_on=due))
    FollowUp.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    return len(rows)


def _open_one(follow_up: FollowUp) -> FollowUp:
    current = FollowUp.objects.select_for_update().select_related("client__firm").get(pk=follow_up.pk)
    if current.state != FollowUpState.DUE:
        raise DomainError(FOLLOW_UP_CLOSED, state=current.state)
    return current


def _close(follow_up: FollowUp, state: str, actor: User | None) -> FollowUp:
    follow_up.state, follow_up.closed_on, follow_up.closed_by = state, clock.today(), actor
    follow_up.save(update_fields=["state", "closed_on", "closed_by"])
    context = {"months": follow_up.months, "state": state}
    record("follow_up.closed", follow_up.client, actor=actor, context=context)
    publish(MilestonesChanged((follow_up.client_id,)))
    return follow_up
