import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_who_owes_an_answer_is_listed_until_it_comes(cast: Cast) -> None:
    round = a_past_round([cast.firm], buyers=1)
    meeting = round.meetings.select_related("first").get()
    address = reverse("matchmaking:follow_up", args=[round.pk])

    before = as_user(cast.promoter).get(address).content.decode()
    say(meeting, meeting.first)
    after = as_user(cast.promoter).get(address).content.decode()

    assert meeting.first.name in before
    assert meeting.first.name not in after
    assert cast.firm.name in after
    assert "50,0\u00a0% (1 de 2)" in after


def test_the_link_that_is_copied_opens_the_form(cast: Cast) -> None:
    round = a_past_round([cast.firm], buyers=1)
    person = round.participants.get(buyer__isnull=False)

    page = as_user(cast.promoter).post(reverse("matchmaking:outcome_link", args=[round.pk, person.pk]))

    address = page.context["address"].removeprefix("http://testserver")
    assert address in page.content.decode()
    assert Client().get(address).status_code == 200


def test_before_the_round_nobody_owes_anything(cast: Cast) -> None:
    round = a_published_round([cast.firm], buyer_count=1, tables=1)

    page = as_user(cast.promoter).get(reverse("matchmaking:follow_up", args=[round.pk])).content.decode()

    assert "todavía no" in page
    assert cast.firm.name not in page
