"""What a client firm reads and answers by itself."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from encadena.accounts.models import User
from encadena.advisory.models import FollowUp
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast


def signed_in(user: User, language: str = "es") -> Browser:
    User.objects.filter(pk=user.pk).update(language=language)
    browser = Browser()
    browser.force_login(user)
    return browser


def a_follow_up(cast: Cast, **fields: object) -> FollowUp:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    return FollowUp.objects.create(
        client=client, centre=cast.centre, **{"months": 6, "due_on": clock.today(), **fields}
    )  # type: ignore[arg-type]


def test_a_firm_answers_its_follow_up_and_the_channel_says_so(cast: Cast) -> None:
    row = a_follow_up(cast)
    data = {"operating": "true", "sales": "12.500.000", "jobs": "4"}
    page = signed_in(cast.owner).post(reverse("advisory:portal_follow_up", args=[row.pk]), data, follow=True)
    row.refresh_from_db()
    assert (row.state, row.sales, row.jobs, row.exports, row.closed_by) == ("answered", 12_500_000, 4, None, cast.owner)
    assert row.attempts.get().channel == "portal"
    assert "Tu respuesta quedó guardada" in page.content.decode()


def test_an_answer_sent_twice_is_kept_once(cast: Cast) -> None:
    row = a_follow_up(cast)
    browser, url = signed_in(cast.owner), reverse("advisory:portal_follow_up", args=[row.pk])
    browser.post(url, {"jobs": "4"})
    browser.post(url, {"jobs": "9"})
    row.refresh_from_db()
    assert (row.jobs, row.attempts.count()) == (4, 1)
    assert "se cerró el" in browser.get(url).content.decode()


def test_an_empty_answer_says_what_to_do(cast: Cast) -> None:
    row = a_follow_up(cast)
    page = signed_in(cast.owner).post(reverse("advisory:portal_follow_up", args=[row.pk]), {"jobs": ""})
    row.refresh_from_db()
    assert (page.status_code, row.state) == (200, "due")
    assert "Escribe al menos una respuesta" in page.content.decode()


def test_too_early_is_refused(cast: Cast) -> None:
    row = a_follow_up(cast, due_on=clock.today() + timedelta(days=90))
    signed_in(cast.owner).post(reverse("advisory:portal_follow_up", args=[row.pk]), {"jobs": "4"})
    row.refresh_from_db()
    assert row.state == "due"


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_follow_up_of_another_firm_is_not_found(cast: Cast, method: str) -> None:
    client = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    row = FollowUp.objects.create(client=client, centre=cast.rival_centre, months=6, due_on=clock.today())
    response = getattr(signed_in(cast.owner), method)(reverse("advisory:portal_follow_up", args=[row.pk]))
    row.refresh_from_db()
    assert (response.status_code, row.state) == (404, "due")


def test_an_adviser_does_not_answer_in_the_firms_place(cast: Cast) -> None:
    row = a_follow_up(cast)
    assert signed_in(cast.adviser).get(reverse("advisory:portal_follow_up", args=[row.pk])).status_code == 403


def test_the_card_of_courses_shows_the_own_people_only(cast: Cast) -> None:
    training = a_training(cast.centre, days=(3,))
    a_registration(training, firm=cast.firm, name="Rosa Panadera")
    a_registration(training, firm=cast.rival_firm, name="Otra Persona")
    card = signed_in(cast.owner).get(reverse("advisory:portal_courses", args=[cast.firm.pk])).content.decode()
    assert "Rosa Panadera" in card
    assert "Otra Persona" not in card


def test_nobody_in_a_course_is_said(cast: Cast) -> None:
    url = reverse("advisory:portal_courses", args=[cast.firm.pk])
    assert "Nadie de tu empresa está en un curso" in signed_in(cast.owner).get(url).content.decode()
    assert "Nobody from your firm is in a course" in signed_in(cast.owner, "en").get(url).content.decode()


def test_the_card_of_the_centre_says_whom_to_write(cast: Cast) -> None:
    url = reverse("advisory:portal_centre", args=[cast.firm.pk])
    assert signed_in(cast.owner).get(url).content.decode().strip() == ""
    a_client(cast.centre, cast.adviser, cast.firm)
    card = signed_in(cast.owner).get(url).content.decode()
    assert "Ana Asesora" in card
    assert f"mailto:{cast.adviser.email}" in card


@pytest.mark.parametrize("name", ["portal_courses", "portal_centre"])
def test_the_cards_of_another_firm_are_not_found(cast: Cast, name: str) -> None:
    assert signed_in(cast.owner).get(reverse(f"advisory:{name}", args=[cast.rival_firm.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_of_courses_costs_the_same_for_one_and_three(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    training = a_training(cast.centre, days=(3,))
    for number in range(count):
        a_registration(training, firm=cast.firm, name=f"Persona {number}")
    browser = signed_in(cast.owner)
    with django_assert_num_queries(5):
        browser.get(reverse("advisory:portal_courses", args=[cast.firm.pk]))
