from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from encadena.advisory.models import SurveyAnswer
from encadena.advisory.rules.survey import QUESTIONS
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FIVES = dict.fromkeys(QUESTIONS, "5")


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    cache.clear()


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_person_sees_their_code_and_their_place_in_line(cast: Cast) -> None:
    training = a_training(cast.centre)
    seat, waiting = a_registration(training), a_registration(training, state="waiting")

    assert "Tu código QR" in Client().get(reverse("advisory:pass", args=[seat.token])).content.decode()
    assert "en el lugar 1" in Client().get(reverse("advisory:pass", args=[waiting.token])).content.decode()
    assert Client().get(reverse("advisory:pass", args=["otro"])).status_code == 404


def test_staff_that_scans_it_gets_a_button_and_nobody_else_does(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(0,)))
    url = reverse("advisory:pass", args=[row.token])

    assert "Anotar presente" in as_user(cast.adviser).get(url).content.decode()
    for client in (Client(), as_user(cast.rival), as_user(cast.owner)):
        assert "Anotar presente" not in client.get(url).content.decode()


def test_the_person_cancels_and_takes_it_back(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre))

    Client().post(reverse("advisory:pass_cancel", args=[row.token]))
    row.refresh_from_db()
    assert row.state == "cancelled"

    Client().post(reverse("advisory:pass_restore", args=[row.token]))
    row.refresh_from_db()
    assert row.state == "registered"


def test_the_survey_keeps_what_was_chosen_and_answers_once(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(-1,), state="held"), minutes=180)
    url = reverse("advisory:survey", args=[row.token])

    half = Client().post(url, {"useful": "5"}).content.decode()
    assert "Falta una nota" in half
    assert 'name="useful" value="5" checked' in " ".join(half.split())
    for _ in range(2):
        Client().post(url, FIVES)

    assert SurveyAnswer.objects.count() == 1


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_results_wait_for_five_answers_and_show_their_count(cast: Cast, answers: int, shown: bool) -> None:
    training = a_training(cast.centre, days=(-1,), state="held")
    for _ in range(answers):
        row = a_registration(training, minutes=180)
        Client().post(reverse("advisory:survey", args=[row.token]), {**FIVES, "comment": "Comentario secreto"})

    page = as_user(cast.adviser).get(reverse("advisory:survey_results", args=[training.pk])).content.decode()

    assert ("media de 5 respuestas" in page) is shown
    assert ("Comentario secreto" in page) is shown
    assert ("Todavía son pocas respuestas" in page) is not shown
