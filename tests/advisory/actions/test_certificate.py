from datetime import date

import pytest

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.certificate import revoke_certificate
from encadena.advisory.actions.training import change_state, close_training
from encadena.advisory.choices import TrainingState
from encadena.advisory.models import Certificate, Training
from encadena.kernel.errors import DomainError
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def held(cast: Cast) -> Training:
    training = a_training(cast.centre, days=(-1,), title="Costos")
    row = a_registration(training, name="Rosa Soto")
    mark(row, training.days.get(), present=True, by="list", actor=cast.adviser)
    return close_training(training, actor=cast.adviser)


def test_it_keeps_what_it_said_when_the_course_changes_its_name(cast: Cast) -> None:
    training = held(cast)
    Training.objects.filter(pk=training.pk).update(title="Otro nombre")

    given = Certificate.objects.get()

    assert (given.name, given.course, given.centre, given.minutes) == ("Rosa Soto", "Costos", "Centro Ana", 180)
    assert isinstance(given.first_day, date)


def test_revoking_needs_a_reason_and_happens_once(cast: Cast) -> None:
    held(cast)
    given = Certificate.objects.get()

    with pytest.raises(DomainError, match="reason_missing"):
        revoke_certificate(given, reason="  ", actor=cast.head)
    revoke_certificate(given, reason="Se emitió por error", actor=cast.head)
    with pytest.raises(DomainError, match="certificate_revoked"):
        revoke_certificate(given, reason="Otra vez", actor=cast.head)


def test_what_a_person_revoked_is_not_issued_again_by_closing_once_more(cast: Cast) -> None:
    training = held(cast)
    revoke_certificate(Certificate.objects.get(), reason="No era ella", actor=cast.head)

    change_state(training, state=TrainingState.CLOSED, actor=cast.head)
    close_training(training, actor=cast.head)

    assert Certificate.objects.count() == 1


def test_closing_once_more_without_a_change_keeps_the_same_code(cast: Cast) -> None:
    training = held(cast)
    code = Certificate.objects.get().code

    change_state(training, state=TrainingState.CLOSED, actor=cast.head)
    close_training(training, actor=cast.head)

    assert Certificate.objects.get().code == code
