"""A course: its facts, its days, its way from draft to held."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import RegistrationState, TrainingMode, TrainingState
from ..errors import (
    CAPACITY_BELOW_REGISTERED,
    CAPACITY_MISSING,
    DAY_HAS_ATTENDANCE,
    DAY_MISSING,
    PLACE_MISSING,
    SHARE_WRONG,
    TITLE_MISSING,
    TRAINING_DEADLINE_WRONG,
    TRAINING_HELD,
    TRAINING_NOT_OVER,
)
from ..events import TrainingCancelled, TrainingHeld
from ..models import Training, TrainingDay
from ..rules.training import Block, check_move, checked_days
from .certificate import issue_certificates
from .registration import fill_seats

FIELDS = (
    "title", "area", "purpose", "mode", "place", "link", "instructor", "capacity", "registration_until", "public",
    "share_needed", "language",
)  # fmt: skip


def create_training(*, data: Mapping[str, Any], days: Iterable[Block], actor: User | None) -> Training:
    """A draft. Raises ``title_missing``, ``capacity_missing``, ``share_wrong``, ``day_reversed``, ``days_overlap``."""
    with transaction.atomic():
        training = Training(centre=data["centre"], **{f: data[f] for f in FIELDS if f in data})
        _check(training)
        training.save(force_insert=True)
        _put_days(training, checked_days(days))
        record("training.created", training, actor=actor)
    return training


def update_training(
    training: Training, *, data: Mapping[str, Any], actor: User | None, days: Iterable[Block] | None = None
) -> Training:
    """Raises what ``create_training`` raises, ``capacity_below_registered``, ``day_has_attendance``, ``training_held``.

    More seats go at once to those who wait.
    """
    with transaction.atomic():
        current = Training.objects.select_for_update().get(pk=training.pk)
        if current.state == TrainingState.HELD:
            raise DomainError(TRAINING_HELD)
        changes = {}
        for field in (f for f in FIELDS if f in data and data[f] != getattr(current, f)):
            changes[field] = [_plain(getattr(current, field)), _plain(data[field])]
            setattr(current, field, data[field])
        _check(current)
        current.version += 1
        current.save(update_fields=[*FIELDS, "version"])
        if days is not None and _put_days(current, checked_days(days)):
            changes["days"] = ["", ", ".join(str(d) for d in current.days.all())]
        if changes:
            record("training.updated", current, actor=actor, changes=changes)
        fill_seats(current, actor=actor)
    return current


def change_state(training: Training, *, state: TrainingState, actor: User | None) -> Training:
    """Open, close, put back to draft, cancel (everybody is told), reopen. ``close_training`` holds it.

    Raises ``training_state``, ``day_missing``, ``place_missing``.
    """
    with transaction.atomic():
        current = Training.objects.select_for_update().get(pk=training.pk)
        before = current.state
        check_move(before, state)
        if state == TrainingState.OPEN:
            _check_ready(current)
        if before == TrainingState.HELD:
            current.registrations.filter(state=RegistrationState.NO_SHOW).update(state=RegistrationState.REGISTERED)
        _move(current, state, actor)
        if state == TrainingState.CANCELLED and before != TrainingState.DRAFT:
            publish(TrainingCancelled(current.pk))
    return current


def close_training(training: Training, *, actor: User | None) -> Training:
    """The course is over: who never came is a no-show, who reached the share gets the certificate.

    May be done again after a correction: certificates that changed are revoked and made anew.
    Raises ``training_not_over``, ``training_state``.
    """
    with transaction.atomic():
        current = Training.objects.select_for_update().get(pk=training.pk)
        if current.state == TrainingState.OPEN:
            current.state = TrainingState.CLOSED
        check_move(current.state, TrainingState.HELD)
        last = current.days.last()
        if last is None or last.block.ends > clock.now():
            raise DomainError(TRAINING_NOT_OVER, on=current.last_day)
        never = current.registrations.filter(state=RegistrationState.REGISTERED, minutes=0)
        never.update(state=RegistrationState.NO_SHOW)
        _move(current, TrainingState.HELD, actor)
        issue_certificates(current, actor=actor)
        publish(TrainingHeld(current.pk))
    return current


def _move(training: Training, state: str, actor: User | None) -> None:
    before = Training.objects.values_list("state", flat=True).get(pk=training.pk)
    training.state, training.version = state, training.version + 1
    training.save(update_fields=["state", "version"])
    record("training.state_changed", training, actor=actor, changes={"state": [before, state]})


def _check(training: Training) -> None:
    training.title = " ".join(training.title.split())
    if not training.title:
        raise DomainError(TITLE_MISSING)
    if training.capacity < 1:
        raise DomainError(CAPACITY_MISSING)
    if not 1 <= training.share_needed <= 100:
        raise DomainError(SHARE_WRONG)
    if training.capacity < training.registered_count:
        raise DomainError(CAPACITY_BELOW_REGISTERED, registered=training.registered_count)


def _check_ready(training: Training) -> None:
    if training.first_day is None:
        raise DomainError(DAY_MISSING)
    if training.mode != TrainingMode.ONLINE and not training.place:
        raise DomainError(PLACE_MISSING)
    _check_deadline(training)


def _check_deadline(training: Training) -> None:
    until, first = training.registration_until, training.first_day
    if until and first and until > first:
        raise DomainError(TRAINING_DEADLINE_WRONG, until=until, first=first)


def _put_days(training: Training, blocks: list[Block]) -> bool:
    """Keeps what stays, takes away what goes, adds what is new; says whether anything changed."""
    stored = {d.block: d for d in training.days.all()}
    gone = [day for block, day in stored.items() if block not in blocks]
    if marked := TrainingDay.objects.filter(pk__in=[d.pk for d in gone], attendance__isnull=False).first():
        raise DomainError(DAY_HAS_ATTENDANCE, on=marked.on)
    new = [block for block in blocks if block not in stored]
    if not gone and not new and training.first_day:
        return False
    TrainingDay.objects.filter(pk__in=[d.pk for d in gone]).delete()
    TrainingDay.objects.bulk_create(
        TrainingDay(training=training, on=b.on, starts_at=b.starts_at, ends_at=b.ends_at, minutes=b.minutes)
        for b in new
    )
    training.first_day, training.last_day = (blocks[0].on, blocks[-1].on) if blocks else (None, None)
    training.minutes = sum(b.minutes for b in blocks)
    if training.state != TrainingState.DRAFT and not blocks:
        raise DomainError(DAY_MISSING)
    _check_deadline(training)
    training.save(update_fields=["first_day", "last_day", "minutes"])
    return True


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | None) else str(value)
