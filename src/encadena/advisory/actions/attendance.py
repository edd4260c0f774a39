"""Who was there. Hours come from here and never from having registered."""

from django.db import transaction
from django.db.models import Sum

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import SEATED, MarkedBy, RegistrationOrigin, TrainingState
from ..errors import (
    DAY_NOT_YET,
    MINUTES_TOO_MANY,
    NOT_REGISTERED_HERE,
    TRAINING_HELD,
    TRAINING_NOT_OPEN,
)
from ..models import Attendance, Registration, Training, TrainingDay
from ..rules.applicant import Applicant
from .registration import register

TAKING = (TrainingState.OPEN, TrainingState.CLOSED)


def mark(
    registration: Registration,
    day: TrainingDay,
    *,
    present: bool,
    by: MarkedBy,
    actor: User | None,
    minutes: int | None = None,
) -> Attendance:
    """Note one person on one day; the same again changes nothing. ``minutes`` for who came for a part of it.

    Raises ``day_not_yet``, ``training_held``, ``training_not_open``, ``not_registered_here``, ``minutes_too_many``.
    """
    with transaction.atomic():
        row = Registration.objects.select_for_update().select_related("training").get(pk=registration.pk)
        _check(row, day)
        spent = _minutes(day, present, minutes)
        known = Attendance.objects.filter(registration=row, day=day).first()
        if known and (known.present, known.minutes) == (present, spent):
            return known
        mark = known or Attendance(registration=row, day=day)
        before = {"present": known.present, "minutes": known.minutes} if known else None
        mark.present, mark.minutes, mark.by, mark.marked_by, mark.marked_at = present, spent, by, actor, clock.now()
        mark.save()
        _add_up(row)
        record(
            "attendance.marked",
            row,
            actor=actor,
            context={"day": str(day), "present": present, "minutes": spent, "by": by, "before": before},
        )
    return mark


def mark_walk_in(day: TrainingDay, *, who: Applicant, by: MarkedBy, actor: User | None) -> Registration:
    """Somebody who was not registered and stands in the room: registered if there is a seat, and present."""
    with transaction.atomic():
        row = register(day.training, who=who, origin=RegistrationOrigin.WALK_IN, actor=actor)
        mark(row, day, present=True, by=by, actor=actor)
    return row


def _check(row: Registration, day: TrainingDay) -> None:
    training: Training = row.training
    if row.training_id != day.training_id or row.state not in SEATED:
        raise DomainError(NOT_REGISTERED_HERE, name=row.name)
    if training.state == TrainingState.HELD:
        raise DomainError(TRAINING_HELD)
    if training.state not in TAKING:
        raise DomainError(TRAINING_NOT_OPEN, state=training.state)
    if day.on > clock.today():
        raise DomainError(DAY_NOT_YET, on=day.on)


def _minutes(day: TrainingDay, present: bool, minutes: int | None) -> int:
    if not present:
        return 0
    if minutes is not None and not 0 < minutes <= day.minutes:
        raise DomainError(MINUTES_TOO_MANY, minutes=minutes, limit=day.minutes)
    return day.minutes if minutes is None else minutes


def _add_up(row: Registration) -> None:
    total = Attendance.objects.filter(registration=row, present=True).aggregate(all=Sum("minutes"))["all"]
    row.minutes = total or 0
    row.save(update_fields=["minutes"])
