import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_firm_is_told_what_it_has_to_tell_until_it_did(cast: Cast) -> None:
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()
    owner, address = as_user(cast.owner), reverse("matchmaking:outcomes_card")

    before = owner.get(address).content.decode()
    say(meeting, meeting.second)
    after = owner.get(address).content.decode()

    assert "Falta contar 1 reunión" in before
    assert after.strip() == ""


def test_whoever_manages_sees_how_far_the_question_is(cast: Cast) -> None:
    a_past_round([cast.firm], buyers=1)
    a_published_round([cast.firm], buyer_count=1, tables=1)

    page = as_user(cast.promoter).get(reverse("matchmaking:outcomes_card")).content.decode()

    assert page.count("row-line") == 1
    assert "0,0\u00a0% (0 de 2)" in page
