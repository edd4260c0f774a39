from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.firms.models import Assignment
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PANEL = 7


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_panel_costs_the_same_for_one_person_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        a_registration(a_training(cast.centre), firm=cast.firm, minutes=90)
    client, url = as_user(cast.adviser), reverse("advisory:training_firm_panel", args=[cast.firm.pk])
    client.get(url)

    with django_assert_num_queries(PANEL):
        page = client.get(url)

    assert page.content.count(b"row-line") == rows


def test_a_rival_that_attends_the_same_firm_reads_no_hours(cast: Cast) -> None:
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, adviser=cast.rival, since="2020-01-01")
    row = a_registration(a_training(cast.centre, public=True), firm=cast.firm, minutes=90)

    page = as_user(cast.rival).get(reverse("advisory:training_firm_panel", args=[cast.firm.pk])).content.decode()

    assert row.name not in page
    assert "Nadie de la empresa ha ido a un curso" in page


def test_the_home_card_shows_todays_courses_of_the_own_centre_only(cast: Cast) -> None:
    own = a_training(cast.centre, days=(0,), title="Curso propio")
    a_training(cast.rival_centre, days=(0,), title="Curso ajeno", public=True)

    page = as_user(cast.adviser).get(reverse("advisory:training_card")).content.decode()

    assert own.title in page
    assert "Curso ajeno" not in page
    assert as_user(cast.agency).get(reverse("advisory:training_card")).content == b""


def test_the_own_day_shows_them_too_and_nobody_elses_day_does(cast: Cast) -> None:
    own = a_training(cast.centre, days=(0,), title="Curso propio")
    pages = {
        user: as_user(user).get(reverse("advisory:training_day_panel", args=[cast.adviser.pk]))
        for user in (cast.adviser, cast.rival)
    }

    assert own.title in pages[cast.adviser].content.decode()
    assert pages[cast.rival].status_code == 404


def test_a_firm_finds_open_courses_on_its_home(cast: Cast) -> None:
    a_training(cast.centre, title="Curso abierto")
    assert "Curso abierto" in as_user(cast.owner).get(reverse("advisory:training_card")).content.decode()
