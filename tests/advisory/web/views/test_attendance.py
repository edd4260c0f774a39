import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from encadena.advisory.actions.attendance import mark
from encadena.advisory.models import Attendance, Registration
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
GRID, DAY = 10, 9


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_grid_costs_the_same_for_one_person_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    training = a_training(cast.centre, days=(-1, 0))
    for _ in range(rows):
        for day in training.days.all():
            mark(a_registration(training, firm=cast.firm), day, present=True, by="list", actor=cast.adviser)
    client, url = as_user(cast.adviser), reverse("advisory:attendance", args=[training.pk])
    client.get(url)

    with django_assert_num_queries(GRID):
        page = client.get(url)

    assert page.content.count(b'class="mark-present"') == 2 * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_a_day_costs_the_same_for_one_person_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    training = a_training(cast.centre, days=(0,))
    for _ in range(rows):
        a_registration(training)
    client, url = as_user(cast.adviser), reverse("advisory:day_list", args=[training.pk, training.days.get().pk])
    client.get(url)

    with django_assert_num_queries(DAY):
        page = client.get(url)

    assert page.content.count(b'class="day-tap"') == rows


def test_one_tap_marks_and_the_next_takes_it_back(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    row, day = a_registration(training), training.days.get()
    client, url = as_user(cast.adviser), reverse("advisory:attendance_mark", args=[training.pk, day.pk, row.pk])

    page = client.post(url, {"present": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="true"' in page
    assert (Attendance.objects.get().by, Registration.objects.get().minutes) == ("list", 180)

    client.post(url, {"present": "0"}, headers={"HX-Request": "true"})
    assert Registration.objects.get().minutes == 0


def test_somebody_who_came_for_a_while_counts_those_minutes(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    row, day = a_registration(training), training.days.get()
    client, url = as_user(cast.adviser), reverse("advisory:attendance_mark", args=[training.pk, day.pk, row.pk])

    client.post(url, {"present": "1", "minutes": "45"})
    refused = client.post(url, {"present": "1", "minutes": "999"}, follow=True).content.decode()

    assert Registration.objects.get().minutes == 45
    assert "Escribe de 1 a 180" in refused


def test_a_walk_in_is_added_at_the_foot_of_the_list(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,), state="closed", capacity=1)
    client, url = as_user(cast.adviser), reverse("advisory:day_list", args=[training.pk, training.days.get().pk])

    client.post(url, {"full_name": "Rosa Soto"})
    full = client.post(url, {"full_name": "Otra"}).content.decode()

    row = Registration.objects.get()
    assert (row.origin, row.minutes) == ("walk_in", 180)
    assert "No quedan cupos" in full


def test_the_workbook_says_who_how_long_and_leaves_the_unknown_empty(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-1, 0))
    row = a_registration(training, firm=cast.firm, name="=HYPERLINK(1)")
    mark(row, training.days.first(), present=True, by="list", actor=cast.adviser)

    answer = as_user(cast.coordinator).get(reverse("advisory:attendance_file", args=[training.pk]))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()

    assert sheet[1][0] == "=HYPERLINK(1)"
    assert sheet[1][6:9] == [180.0, "", 3.0]


def test_the_wall_shows_a_code_only_around_the_hours_of_the_day(cast: Cast) -> None:
    training = a_training(cast.centre, days=(3,))
    url = reverse("advisory:room_screen", args=[training.pk, training.days.get().pk])

    page = as_user(cast.adviser).get(url).content.decode()

    assert "Todavía no se puede registrar la asistencia" in page
    assert "room-qr" not in page
