"""Whoever gets a seat, waits, moves up, or whose course is called off or closed, is told by mail."""

from encadena.jobs.actions import enqueue
from encadena.kernel.events import subscribe

from ..choices import MailJob, RegistrationState
from ..events import MovedUp, Registered, TrainingCancelled, TrainingHeld
from ..models import Registration


@subscribe(Registered)
def confirm(event: Registered) -> None:
    row = Registration.objects.get(pk=event.registration_id)
    _one(row.pk, "waiting" if row.state == RegistrationState.WAITING else "confirmed")


@subscribe(MovedUp)
def tell_that_a_seat_is_theirs(event: MovedUp) -> None:
    _one(event.registration_id, "moved_up")


@subscribe(TrainingCancelled)
def tell_that_it_was_called_off(event: TrainingCancelled) -> None:
    enqueue(MailJob.ALL, args={"training_id": event.training_id, "kind": "cancelled"}, actor=None)


@subscribe(TrainingHeld)
def send_certificates_and_survey(event: TrainingHeld) -> None:
    enqueue(MailJob.ALL, args={"training_id": event.training_id, "kind": "held"}, actor=None)


def _one(registration_id: int, kind: str) -> None:
    enqueue(MailJob.ONE, args={"registration_id": registration_id, "kind": kind}, actor=None)
