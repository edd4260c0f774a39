from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.advisory.models import Certificate, Training
from encadena.kernel import clock
from tests.advisory.trainings import a_registration, a_training, some_area
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST, MONTH, PAGE = 9, 8, 13


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_course_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        a_training(cast.centre)
    client = as_user(cast.adviser)
    client.get(reverse("advisory:trainings"))

    with django_assert_num_queries(LIST):
        page = client.get(reverse("advisory:trainings"))

    assert page.content.count(b'class="fw-medium"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_month_costs_the_same_for_one_course_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        a_training(cast.centre, days=(0,))
    client = as_user(cast.adviser)
    client.get(reverse("advisory:training_month"))

    with django_assert_num_queries(MONTH):
        page = client.get(reverse("advisory:training_month"))

    assert page.content.count(b"month-course ") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_person_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    training = a_training(cast.centre)
    for _ in range(rows):
        a_registration(training, firm=cast.firm)
        a_registration(training, state="waiting")
        a_registration(training, state="cancelled")
    client = as_user(cast.adviser)
    client.get(reverse("advisory:training", args=[training.pk]))

    with django_assert_num_queries(PAGE):
        page = client.get(reverse("advisory:training", args=[training.pk]))

    assert page.content.count(b'class="training-name"') == rows


def test_nothing_yet_teaches_what_to_do(cast: Cast) -> None:
    assert "Crear un curso" in as_user(cast.adviser).get(reverse("advisory:trainings")).content.decode()


def test_a_new_course_comes_with_its_days_and_opens(cast: Cast) -> None:
    client, soon = as_user(cast.adviser), clock.today() + timedelta(days=4)
    data = {
        "centre": cast.centre.pk, "title": "Costos", "area": some_area().pk, "mode": "in_person", "place": "Sala 1",
        "capacity": "12", "share_needed": "75", "language": "es", "dias-TOTAL_FORMS": "4", "dias-INITIAL_FORMS": "0",
        "dias-0-on": soon.isoformat(), "dias-0-starts_at": "09:00", "dias-0-ends_at": "12:00",
    }  # fmt: skip

    answer = client.post(reverse("advisory:training_new"), data)
    training = Training.objects.get()
    client.post(reverse("advisory:training_state", args=[training.pk]), {"state": "open"})

    training.refresh_from_db()
    assert answer.url == reverse("advisory:training", args=[training.pk])
    assert (training.state, training.minutes, training.first_day) == ("open", 180, soon)


def test_overlapping_days_are_refused_in_words_and_what_was_typed_stays(cast: Cast) -> None:
    soon = (clock.today() + timedelta(days=4)).isoformat()
    data = {
        "centre": cast.centre.pk, "title": "Costos", "area": some_area().pk, "mode": "in_person", "place": "Sala 1",
        "capacity": "12", "share_needed": "75", "language": "es", "dias-TOTAL_FORMS": "2", "dias-INITIAL_FORMS": "0",
        "dias-0-on": soon, "dias-0-starts_at": "09:00", "dias-0-ends_at": "12:00",
        "dias-1-on": soon, "dias-1-starts_at": "11:00", "dias-1-ends_at": "13:00",
    }  # fmt: skip

    page = as_user(cast.adviser).post(reverse("advisory:training_new"), data).content.decode()

    assert "dos horarios que se topan: 09:00–12:00 y 11:00–13:00" in page
    assert 'value="Costos"' in page
    assert not Training.objects.exists()


def test_nobody_makes_a_course_for_a_rival_centre(cast: Cast) -> None:
    data = {"centre": cast.centre.pk, "title": "Ajeno", "area": some_area().pk, "mode": "online", "capacity": "1"}
    data |= {"share_needed": "75", "language": "es", "dias-TOTAL_FORMS": "0", "dias-INITIAL_FORMS": "0"}

    assert as_user(cast.rival).post(reverse("advisory:training_new"), data).status_code == 200
    assert not Training.objects.exists()


def test_editing_moves_a_day(cast: Cast) -> None:
    training = a_training(cast.centre)
    later = clock.today() + timedelta(days=9)
    data = {
        "title": "Otro nombre", "area": some_area().pk, "mode": "in_person", "place": "Sala 2", "capacity": "5",
        "share_needed": "80", "language": "es", "dias-TOTAL_FORMS": "3", "dias-INITIAL_FORMS": "1",
        "dias-0-on": later.isoformat(), "dias-0-starts_at": "15:00", "dias-0-ends_at": "16:30",
    }  # fmt: skip

    as_user(cast.head).post(reverse("advisory:training_edit", args=[training.pk]), data)

    training.refresh_from_db()
    assert (training.title, training.first_day, training.minutes) == ("Otro nombre", later, 90)


def test_closing_says_how_many_certificates_went_out(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-1,))
    a_registration(training, minutes=180)

    url = reverse("advisory:training_state", args=[training.pk])
    page = as_user(cast.adviser).post(url, {"state": "held"}, follow=True)

    assert "cerrado con 1 certificado" in page.content.decode()
    assert Certificate.objects.count() == 1


def test_a_rival_opens_a_public_course_without_meeting_its_people(cast: Cast) -> None:
    training = a_training(cast.centre, public=True)
    a_registration(training, name="Persona Reservada", firm=cast.firm)

    page = as_user(cast.rival).get(reverse("advisory:training", args=[training.pk])).content.decode()

    assert training.title in page
    assert "Persona Reservada" not in page
    assert cast.firm.name not in page


def test_a_firm_sees_only_its_own_people(cast: Cast) -> None:
    training = a_training(cast.centre)
    a_registration(training, name="Gente Propia", firm=cast.firm)
    a_registration(training, name="Gente Ajena", firm=cast.rival_firm)

    page = as_user(cast.owner).get(reverse("advisory:training", args=[training.pk])).content.decode()

    assert "Gente Propia" in page
    assert "Gente Ajena" not in page


def test_english_pages_hold_no_spanish(cast: Cast) -> None:
    client = as_user(cast.adviser)
    cast.adviser.language = "en"
    cast.adviser.save()
    page = client.get(reverse("advisory:training", args=[a_training(cast.centre).pk])).content.decode()
    assert "People with a seat" in page
    assert "Personas con cupo" not in page
