"""What became of each meeting of the day, and tables that close and open."""

from datetime import datetime

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock

from ..choices import AgendaState, HappeningState
from ..errors import DayError
from ..models import AgendaMeeting, Closure, Happening, Meeting, Participant, Slot, Table
from .pulse import beat

DONE_EARLY = 60  # minutes before its hour from which a meeting may be said to have happened


def note_meeting(
    meeting: Meeting,
    *,
    state: HappeningState | None,
    started_at: datetime | None = None,
    missing: Participant | None = None,
    actor: User | None,
) -> Happening | None:
    """Say that a meeting runs, was held or was not; ``state`` None takes back whatever was said.

    Without ``started_at`` a meeting that runs started now. Raises ``meeting_not_published`` (nobody was told of it) and
    ``missing_of_another`` (whoever was missing does not take part in it).
    """
    placed = AgendaMeeting.objects.filter(meeting=meeting, agenda__state=AgendaState.PUBLISHED).select_related("slot")
    place = placed.first()
    if place is None:
        raise DayError("meeting_not_published")
    beside = meeting.companions.values_list("participant", flat=True)
    if missing and missing.pk not in (meeting.first_id, meeting.second_id, *beside):
        raise DayError("missing_of_another", name=missing.name)
    if state is not None and (place.slot.starts_at - clock.now()).total_seconds() > DONE_EARLY * 60:
        raise DayError("meeting_too_early", at=place.slot.starts_at)
    with transaction.atomic():
        before = Happening.objects.filter(meeting=meeting).first()
        made = _noted(meeting, state, started_at or _start_of(before, state), missing, actor)
        audit.record(
            "meeting.happened",
            meeting.round,
            actor=actor,
            changes={"happening": [before.state if before else None, state]},
            context={"meeting": str(meeting)},
        )
        beat(meeting.round_id, actor=actor)
    return made


def close_table(table: Table, *, since: Slot, reason: str = "", actor: User | None) -> Closure:
    """From ``since`` on nobody meets at this table that day; meetings there stay until the agenda is repaired."""
    if table.round_id != since.round_id:
        raise DayError("place_of_another_round")
    with transaction.atomic():
        closed = Closure.objects.filter(table=table, since__day=since.day_id, reopened_at__isnull=True).first()
        if closed is not None:
            return closed
        closed = Closure.objects.create(table=table, since=since, reason=reason.strip()[:200], closed_by=actor)
        context = {"table": str(table), "slot": since.number, "reason": closed.reason}
        audit.record("table.closed", table.round, actor=actor, context=context)
        beat(table.round_id, actor=actor)
    return closed


def open_table(table: Table, *, actor: User | None) -> bool:
    """Whether it had been closed."""
    with transaction.atomic():
        opened = Closure.objects.filter(table=table, reopened_at__isnull=True).update(reopened_at=clock.now())
        if opened:
            audit.record("table.opened", table.round, actor=actor, context={"table": str(table)})
            beat(table.round_id, actor=actor)
    return bool(opened)


def _noted(
    meeting: Meeting,
    state: HappeningState | None,
    started_at: datetime | None,
    missing: Participant | None,
    actor: User | None,
) -> Happening | None:
    if state is None:
        Happening.objects.filter(meeting=meeting).delete()
        return None
    held = state != HappeningState.NOT_HELD
    made, _new = Happening.objects.update_or_create(
        meeting=meeting,
        defaults={
            "state": state,
            "started_at": started_at if held else None,
            "missing": None if held else missing,
            "marked_at": clock.now(),
            "marked_by": actor,
        },
    )
    return made


def _start_of(before: Happening | None, state: HappeningState | None) -> datetime | None:
    if before is not None and before.started_at is not None:
        return before.started_at
    return clock.now() if state == HappeningState.RUNNING else None
