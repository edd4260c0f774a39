"""The next edition, on screen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.matchmaking.makers import DAY, a_ready_round

pytestmark = pytest.mark.django_db


def test_the_form_makes_an_edition_and_leads_to_it(client: Client, cast: Cast) -> None:
    round = a_ready_round([cast.firm], name="Encuentro", edition="2026", organiser=cast.operator)
    client.force_login(cast.promoter)
    address = reverse("matchmaking:edition_new", args=[round.pk])
    assert "Toma de Encuentro 2026" in client.get(address).content.decode()
    answer = client.post(address, {"edition": "2027", "first_day": DAY + timedelta(days=364), "buyers": "on"})
    made = Round.objects.get(edition="2027")
    assert answer.headers["Location"] == reverse("matchmaking:detail", args=[made.pk])
    page = client.get(answer.headers["Location"]).content.decode()
    assert "2026" in page
    assert "2027" in page


def test_a_name_that_is_taken_is_said_in_the_form(client: Client, cast: Cast) -> None:
    round = a_ready_round(edition="2026")
    client.force_login(cast.promoter)
    page = client.post(reverse("matchmaking:edition_new", args=[round.pk]), {"edition": "2026", "first_day": DAY})
    assert "Ya hay una edición «2026»" in page.content.decode()
    assert Round.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"edition": "x"}, {"edition": "x", "first_day": "mañana"}])
def test_what_cannot_be_read_makes_nothing(client: Client, cast: Cast, data: dict[str, str]) -> None:
    round = a_ready_round()
    client.force_login(cast.promoter)
    assert client.post(reverse("matchmaking:edition_new", args=[round.pk]), data).status_code == 200
    assert Round.objects.count() == 1
