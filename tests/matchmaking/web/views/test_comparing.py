import pytest
from django.urls import reverse

from encadena.matchmaking.choices import Stage
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.queries.test_comparing import editions
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_comparison_warns_of_uneven_terms_and_opens_its_records(cast: Cast) -> None:
    old, new = editions(cast.operator, 200, 10)
    meeting = old.meetings.select_related("first").first()
    say(meeting, meeting.first, Stage.ORDER)

    page = as_user(cast.promoter).get(reverse("matchmaking:compare_editions", args=[new.pk])).content.decode()

    assert "no están en el mismo plazo" in page
    assert "100,0\u00a0% (1 de 1)" in page
    assert reverse("matchmaking:result_records", args=[old.pk]) + "?que=any_order" in page
    assert "no se sabe" in page


def test_a_round_alone_has_nothing_to_be_compared_with(cast: Cast) -> None:
    round = a_past_round()

    page = as_user(cast.promoter).get(reverse("matchmaking:compare_editions", args=[round.pk])).content.decode()

    assert "No hay con qué comparar" in page
