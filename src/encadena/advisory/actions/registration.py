"""Seats and the waiting list of a course.

The seat is taken by one conditional UPDATE, and the table refuses more seats than the course has: two people who ask
for the last one at the same moment never both get it, on either database.
"""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F, Min

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.person import create_person
from encadena.firms.models import Person
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.kernel.text import fold

from ..choices import RegistrationOrigin, RegistrationState, TrainingState
from ..errors import (
    ALREADY_ATTENDED,
    ALREADY_REGISTERED,
    ALREADY_WAITING,
    NO_SEAT_LEFT,
    REGISTRATION_CANCELLED,
    REGISTRATION_NOT_CANCELLED,
    TRAINING_HELD,
    TRAINING_NOT_OPEN,
)
from ..events import MovedUp, Registered
from ..models import Registration, Training
from ..rules.applicant import Applicant
from ..rules.training import check_takes_people

OVER = (TrainingState.HELD, TrainingState.CANCELLED)


def register(training: Training, *, who: Applicant, origin: RegistrationOrigin, actor: User | None) -> Registration:
    """A seat, or the end of the waiting list when there is none. A cancelled registration comes back to life.

    Raises ``training_not_open``, ``training_started``, ``training_deadline_over``, ``already_registered``,
    ``already_waiting``; of somebody who arrives on the day (``walk_in``) ``training_not_open``, ``no_seat_left``.
    """
    with transaction.atomic():
        course = Training.objects.select_for_update().get(pk=training.pk)
        _check_takes(course, origin)
        known = _known(course, who)
        _refuse_twice(known)
        row = known or Registration(
            training=course, person=person_of(who, actor=actor), token=secrets.token_urlsafe(24)
        )
        row.name, row.email, row.phone, row.language = who.full_name, who.email, who.phone, who.language
        row.firm, row.origin, row.registered_by, row.cancelled_at = who.firm, origin, actor, None
        row.registered_at = clock.now()
        _seat(course, row, walk_in=origin == RegistrationOrigin.WALK_IN)
        row.save()
        record("registration.made", row, actor=actor, context={"state": row.state, "origin": origin})
        publish(Registered(row.pk))
    return row


def cancel_registration(registration: Registration, *, actor: User | None) -> Registration:
    """Gives the seat (or the place in the list) back; the first who waits moves up.

    Raises ``registration_cancelled``, ``already_attended``, ``training_held``.
    """
    with transaction.atomic():
        course, row = _both(registration)
        if row.state == RegistrationState.CANCELLED:
            raise DomainError(REGISTRATION_CANCELLED, name=row.name)
        if row.minutes:
            raise DomainError(ALREADY_ATTENDED, name=row.name)
        was = row.state
        row.state, row.cancelled_at, row.waiting_number = RegistrationState.CANCELLED, clock.now(), None
        row.save(update_fields=["state", "cancelled_at", "waiting_number"])
        field = "waiting_count" if was == RegistrationState.WAITING else "registered_count"
        Training.objects.filter(pk=course.pk).update(**{field: F(field) - 1})
        record("registration.cancelled", row, actor=actor, changes={"state": [was, row.state]})
        course.refresh_from_db()
        fill_seats(course, actor=actor)
    return row


def restore_registration(registration: Registration, *, actor: User | None) -> Registration:
    """Undoes a cancellation: the seat if it is still free, otherwise the head of the waiting list.

    Raises ``registration_not_cancelled``, ``training_held``.
    """
    with transaction.atomic():
        course, row = _both(registration)
        if row.state != RegistrationState.CANCELLED:
            raise DomainError(REGISTRATION_NOT_CANCELLED, name=row.name)
        row.cancelled_at = None
        _seat(course, row, first=True)
        row.save(update_fields=["state", "cancelled_at", "waiting_number"])
        record("registration.restored", row, actor=actor, context={"state": row.state})
    return row


def fill_seats(training: Training, *, actor: User | None) -> list[Registration]:
    """Moves the waiting list up while there are seats and the course has not begun; each is told. Locked by caller."""
    moved: list[Registration] = []
    starts = _starts(training)
    if training.state in OVER or (starts and clock.now() >= starts):
        return moved
    waiting = training.registrations.filter(state=RegistrationState.WAITING).order_by("waiting_number")
    for row in waiting.select_related("training")[: max(0, training.capacity - training.registered_count)]:
        if not _take_seat(training):
            break
        Training.objects.filter(pk=training.pk).update(waiting_count=F("waiting_count") - 1)
        row.state, row.waiting_number = RegistrationState.REGISTERED, None
        row.save(update_fields=["state", "waiting_number"])
        record("registration.moved_up", row, actor=actor)
        publish(MovedUp(row.pk))
        moved.append(row)
    return moved


def _check_takes(course: Training, origin: str) -> None:
    if origin == RegistrationOrigin.WALK_IN:
        if course.state not in (TrainingState.OPEN, TrainingState.CLOSED):
            raise DomainError(TRAINING_NOT_OPEN, state=course.state)
        return
    check_takes_people(state=course.state, until=course.registration_until, starts=_starts(course), now=clock.now())


def _starts(course: Training) -> datetime | None:
    first = course.days.first()
    return first.block.starts if first else None


def _known(course: Training, who: Applicant) -> Registration | None:
    """The same person in the same course: by the person, by RUT, or by name and mail when there is no RUT."""
    rows = course.registrations.select_related("person")
    if who.person:
        return rows.filter(person=who.person).first()
    if who.rut:
        return rows.filter(person__rut=who.rut).first()
    alike = rows.filter(email=who.email) if who.email else rows.filter(person__rut=None, firm=who.firm)
    return next((row for row in alike if fold(row.name) == fold(who.full_name)), None)


def _refuse_twice(known: Registration | None) -> None:
    if known is None or known.state == RegistrationState.CANCELLED:
        return
    code = ALREADY_WAITING if known.state == RegistrationState.WAITING else ALREADY_REGISTERED
    raise DomainError(code, name=known.name)


def person_of(who: Applicant, *, actor: User | None) -> Person:
    """The person of the register; what a form says never rewrites somebody who is there."""
    if who.person:
        return who.person
    if who.rut:
        known = Person.objects.filter(rut=who.rut).first()
    else:
        known = Person.objects.filter(rut=None, full_name=who.full_name, email=who.email).exclude(email="").first()
    data = {"full_name": who.full_name, "rut": who.rut, "email": who.email, "phone": who.phone}
    return known or create_person(data=data, actor=actor)


def _seat(course: Training, row: Registration, *, walk_in: bool = False, first: bool = False) -> None:
    """A seat if there is one and nobody waits for it; whoever is ``first`` or stands at the door waits for nobody."""
    if (walk_in or first or not course.waiting_count) and _take_seat(course):
        row.state, row.waiting_number = RegistrationState.REGISTERED, None
        return
    if walk_in:
        raise DomainError(NO_SEAT_LEFT, capacity=course.capacity)
    row.state = RegistrationState.WAITING
    row.waiting_number = _head(course) if first else course.waiting_last + 1
    Training.objects.filter(pk=course.pk).update(
        waiting_count=F("waiting_count") + 1, waiting_last=max(course.waiting_last, row.waiting_number)
    )


def _head(course: Training) -> int:
    waiting = course.registrations.filter(state=RegistrationState.WAITING)
    lowest = waiting.aggregate(lowest=Min("waiting_number"))["lowest"]
    return int(course.waiting_last + 1 if lowest is None else lowest - 1)


def _take_seat(course: Training) -> bool:
    free = Training.objects.filter(pk=course.pk, registered_count__lt=F("capacity"))
    return bool(free.update(registered_count=F("registered_count") + 1))


def _both(registration: Registration) -> tuple[Training, Registration]:
    """The course first, then the row: everybody who changes seats waits at the same door."""
    course = Training.objects.select_for_update().get(pk=registration.training_id)
    if course.state == TrainingState.HELD:
        raise DomainError(TRAINING_HELD)
    return course, Registration.objects.select_for_update().get(pk=registration.pk)
