from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from encadena.advisory.models import Attendance, Registration, TrainingDay
from encadena.advisory.rules.room_code import STEP, Window, code_at
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    cache.clear()


def at(day: TrainingDay, minutes: int) -> datetime:
    return day.block.starts + timedelta(minutes=minutes)


def scan(day: TrainingDay, shown_at: int, scanned_at: int, **typed: str) -> tuple[int, str]:
    """Status and page for a code that the wall showed, and was opened, so many minutes after the beginning."""
    code = code_at(Window(day.pk, day.block.starts, day.block.ends), at(day, shown_at))
    url = reverse("advisory:room", args=[day.pk, code])
    with patch("django.utils.timezone.now", return_value=at(day, scanned_at)):
        answer = Client().post(url, typed) if typed else Client().get(url)
    return answer.status_code, answer.content.decode()


def test_a_participant_scans_and_says_who_they_are(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    row = a_registration(training, email="rosa@example.cl", person=a_person(rut="111111111"))

    assert scan(training.days.get(), 5, 6)[0] == 200
    status, page = scan(training.days.get(), 5, 7, who="Rosa@Example.cl ")

    assert status == 200
    assert "Listo, estás en la lista" in page
    mark = Attendance.objects.get()
    assert (mark.registration, mark.by, mark.marked_by) == (row, "room", None)
    assert scan(training.days.get(), 5, 7, who="11.111.111-1")[0] == 200
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("shown_at", "scanned_at", "words"),
    [(-60, -60, "Todavía no se puede"), (240, 240, "se cerró el"), (5, 5 + 4 * 5, "Este código ya cambió")],
)
def test_early_late_and_an_old_code_are_told_apart(cast: Cast, shown_at: int, scanned_at: int, words: str) -> None:
    training = a_training(cast.centre, days=(0,))
    a_registration(training, email="rosa@example.cl")

    status, page = scan(training.days.get(), shown_at, scanned_at, who="rosa@example.cl")

    assert status == 410
    assert words in page
    assert not Attendance.objects.exists()
    assert timedelta(minutes=5) == STEP


def test_the_code_of_another_course_opens_nothing(cast: Cast) -> None:
    day, other = (a_training(cast.centre, days=(0,)).days.get() for _ in range(2))
    code = code_at(Window(other.pk, other.block.starts, other.block.ends), at(day, 5))

    with patch("django.utils.timezone.now", return_value=at(day, 5)):
        answer = Client().get(reverse("advisory:room", args=[day.pk, code]))

    assert answer.status_code == 410
    assert "no corresponde a este día" in answer.content.decode()


def test_somebody_who_is_not_registered_is_told_and_may_join_if_there_is_room(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,), capacity=1)
    day = training.days.get()

    _status, page = scan(day, 5, 6, who="nadie@example.cl")
    assert "No encontramos una inscripción con “nadie@example.cl”" in page
    _status, done = scan(day, 5, 6, full_name="Rosa Soto", email="nadie@example.cl")
    _status, full = scan(day, 5, 6, full_name="Otra Persona")

    row = Registration.objects.get()
    assert "Listo, estás en la lista" in done
    assert (row.origin, row.minutes) == ("walk_in", 180)
    assert "No quedan cupos" in full


def test_whoever_waits_or_cancelled_is_not_marked(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    a_registration(training, state="waiting", email="espera@example.cl")

    assert "No encontramos una inscripción" in scan(training.days.get(), 5, 6, who="espera@example.cl")[1]
    assert not Attendance.objects.exists()


def test_a_typed_code_leads_to_the_same_page() -> None:
    answer = Client().get(reverse("advisory:room_typed"), {"codigo": "12-abcd-efgh"})
    assert answer.url == reverse("advisory:room", args=[12, "ABCDEFGH"])
    assert "Así no es un código" in Client().get(reverse("advisory:room_typed"), {"codigo": "hola"}).content.decode()
