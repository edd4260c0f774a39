"""Marks of who is here. Saying the same twice is harmless, and said; everything can be undone."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock

from ..choices import MarkKind, ParticipantStatus
from ..errors import DayError
from ..models import Mark, Participant
from ..queries.presence import day_at, presence
from ..rules.presence import Presence, moment_of
from .pulse import beat


@dataclass(frozen=True)
class Noted:
    """``repeated``: the participant was marked so before and nothing was added; ``mark`` is the one that stands."""

    mark: Mark
    repeated: bool


@dataclass(frozen=True)
class Telephone:
    """What the telephone adds to a mark: its own key, and its clock when the button was pressed and when it sent."""

    key: str = ""
    said_at: datetime | None = None
    sent_at: datetime | None = None


def mark(
    participant: Participant,
    *,
    kind: MarkKind,
    expected_at: datetime | None = None,
    phone: Telephone | None = None,
    desk: str = "",
    actor: User | None,
) -> Noted:
    """Note that somebody arrived, left, comes later or does not come. The server's clock decides when.

    Raises ``DayError`` when the round is not held that day, or the hour announced has passed; ``participant_withdrew``.
    """
    phone = phone or Telephone()
    if participant.status == ParticipantStatus.WITHDRAWN:
        raise DayError("participant_withdrew", name=participant.name)
    if phone.key and (before := Mark.objects.filter(key=phone.key, participant=participant).first()):
        return Noted(before, repeated=True)
    now = clock.now()
    at = moment_of(now, phone.said_at, phone.sent_at)
    day = day_at(participant.round, at)
    if day is None:
        raise DayError("round_not_today", name=str(participant.round))
    if kind == MarkKind.LATE and (expected_at is None or expected_at <= at):
        raise DayError("late_in_the_past")
    with transaction.atomic():
        Participant.objects.select_for_update().get(pk=participant.pk)  # two desks at once
        standing = presence(participant, day)
        if _says_nothing_new(standing, kind, expected_at) and standing.last:
            return Noted(Mark.objects.get(pk=standing.last), repeated=True)
        made, new = Mark.objects.get_or_create(
            key=phone.key or uuid.uuid4().hex,
            defaults={
                "participant": participant, "day": day, "kind": kind, "at": at, "expected_at": expected_at,
                "said_at": phone.said_at, "sent_at": phone.sent_at, "received_at": now, "actor": actor, "desk": desk,
            },
        )  # fmt: skip
        if made.participant_id != participant.pk:
            raise DayError("mark_of_another", name=participant.name)
        if new:
            context = {"kind": kind, "at": f"{at:%Y-%m-%d %H:%M}", "desk": desk}
            audit.record("presence.marked", participant, actor=actor, context=context)
            beat(participant.round_id, actor=actor)
    return Noted(made, repeated=not new)


def undo_mark(made: Mark, *, actor: User | None) -> bool:
    """Take a mark back; whether it still stood."""
    with transaction.atomic():
        gone = Mark.objects.filter(pk=made.pk, undone_at__isnull=True).update(undone_at=clock.now())
        if gone:
            audit.record("presence.undone", made.participant, actor=actor, context={"kind": made.kind})
            beat(made.participant.round_id, actor=actor)
    return bool(gone)


def _says_nothing_new(standing: Presence, kind: MarkKind, expected_at: datetime | None) -> bool:
    if kind == MarkKind.LATE:
        return standing.state == "here" or (standing.state == "late" and standing.expected_at == expected_at)
    return standing.state == {MarkKind.ARRIVED: "here", MarkKind.LEFT: "left", MarkKind.ABSENT: "absent"}[kind]
