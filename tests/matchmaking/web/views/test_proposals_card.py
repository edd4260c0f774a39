from typing import Any

import pytest
from django.urls import reverse

from encadena.matchmaking.queries import proposals
from tests.cast import Cast
from tests.matchmaking.web.views.test_opportunities import LIST, a_proposal
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
CARD = reverse("matchmaking:proposals_card")


def test_an_adviser_reads_the_best_that_wait_and_how_many_there_are(cast: Cast) -> None:
    for score in (0.2, 0.9, 0.5, 0.4):
        a_proposal(cast, score=score)
    a_proposal(cast, firm=cast.rival_firm, score=0.99)
    answer = as_user(cast.adviser).get(CARD)
    assert [row.score for row in answer.context["rows"]] == [0.9, 0.5, 0.4]
    page = answer.content.decode()
    assert f"Para {cast.firm}" in page
    assert str(cast.rival_firm) not in page
    assert "Ver las 4 oportunidades" in page
    assert f'href="{LIST}#p-1"' in page


def test_a_line_leads_to_its_place_in_the_list(cast: Cast) -> None:
    a_proposal(cast)
    assert 'id="p-1"' in as_user(cast.adviser).get(LIST).content.decode()


def test_more_than_a_page_of_the_list_is_not_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "PER_PAGE", 2)
    for _ in range(3):
        a_proposal(cast)
    assert "Ver todas: más de 2" in as_user(cast.head).get(CARD).content.decode()


def test_what_was_answered_is_gone_and_an_empty_card_hides(cast: Cast) -> None:
    row, client = a_proposal(cast), as_user(cast.adviser)
    assert "Ver 1 oportunidad" in client.get(CARD).content.decode()
    client.post(reverse("matchmaking:proposal", args=[row.pk]), {"state": "interested"})
    assert client.get(CARD).content.decode().strip() == ""


def test_the_home_of_an_adviser_and_of_a_head_loads_the_card(cast: Cast) -> None:
    assert CARD in as_user(cast.adviser).get("/").content.decode()
    assert CARD in as_user(cast.head).get("/").content.decode()
    assert CARD not in as_user(cast.coordinator).get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_costs_the_same_for_any_number(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        a_proposal(cast)
    client = as_user(cast.adviser)
    with django_assert_num_queries(7):
        assert client.get(CARD).status_code == 200
