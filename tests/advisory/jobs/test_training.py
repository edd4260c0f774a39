from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import call_command
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.registration import cancel_registration
from encadena.advisory.actions.training import change_state, close_training
from encadena.advisory.choices import MailJob, TrainingState
from encadena.advisory.models import Certificate, CourseMail
from encadena.jobs.actions import enqueue
from encadena.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def remind() -> None:
    enqueue(MailJob.REMIND, args={"day": clock.today().isoformat()}, actor=None)


def test_the_day_before_everybody_with_a_seat_is_reminded_once(cast: Cast, after_commit: Any) -> None:
    training, later = a_training(cast.centre, days=(1, 2)), a_training(cast.centre, days=(2,))
    row = a_registration(training)
    for state in ("waiting", "cancelled"):
        a_registration(training, state=state)
    a_registration(training, email="")
    a_registration(later)

    for _ in range(2):
        with after_commit():
            remind()

    assert [m.to for m in mail.outbox] == [[row.email]]
    assert "Mañana es el curso" in mail.outbox[0].subject
    assert row.token in mail.outbox[0].body


@pytest.mark.parametrize("state", ["cancelled", "draft", "held"])
def test_a_course_that_will_not_be_given_reminds_nobody(cast: Cast, after_commit: Any, state: str) -> None:
    a_registration(a_training(cast.centre, days=(1,), state=state))
    with after_commit():
        remind()
    assert mail.outbox == []


def test_the_command_asks_for_the_same(cast: Cast, after_commit: Any) -> None:
    a_registration(a_training(cast.centre, days=(3,)))
    with after_commit():
        call_command("remind_trainings", day=(clock.today() + timedelta(days=2)).isoformat())
    assert len(mail.outbox) == 1


def test_a_mail_that_the_post_refused_is_not_taken_for_sent(cast: Cast, after_commit: Any) -> None:
    a_registration(a_training(cast.centre, days=(1,)))

    with patch("encadena.advisory.jobs.training.send_mail", side_effect=OSError("no route")), after_commit():
        remind()
    assert not CourseMail.objects.exists()

    with after_commit():
        remind()
    assert len(mail.outbox) == 1


def test_whoever_moves_up_is_told(cast: Cast, after_commit: Any) -> None:
    training = a_training(cast.centre, capacity=1)
    seat, waiting = a_registration(training), a_registration(training, state="waiting")

    with after_commit():
        cancel_registration(seat, actor=cast.adviser)

    assert [(m.to, m.subject.split(":")[0]) for m in mail.outbox] == [([waiting.email], "Se liberó un cupo para ti")]


def test_a_course_that_is_called_off_tells_those_with_a_seat_and_those_who_wait(cast: Cast, after_commit: Any) -> None:
    training = a_training(cast.centre)
    told = [a_registration(training), a_registration(training, state="waiting")]
    a_registration(training, state="cancelled")

    with after_commit():
        change_state(training, state=TrainingState.CANCELLED, actor=cast.head)

    assert {m.to[0] for m in mail.outbox} == {row.email for row in told}


def test_after_the_course_certificate_and_survey_arrive_once(cast: Cast, after_commit: Any) -> None:
    training = a_training(cast.centre, days=(-1,))
    came, _away = a_registration(training), a_registration(training)
    mark(came, training.days.get(), present=True, by="list", actor=cast.adviser)

    for _ in range(2):
        with after_commit():
            close_training(training, actor=cast.head)
        change_state(training, state=TrainingState.CLOSED, actor=cast.head)

    assert [m.to for m in mail.outbox] == [[came.email]]
    assert Certificate.objects.get().code in mail.outbox[0].body
    assert "/encuesta/" in mail.outbox[0].body


def test_mails_are_in_the_language_of_the_person(cast: Cast, after_commit: Any) -> None:
    a_registration(a_training(cast.centre, days=(1,)), language="en")
    with after_commit():
        remind()
    assert "The course is tomorrow" in mail.outbox[0].subject
