from typing import Any

import pytest
from django.urls import reverse

from encadena.matchmaking.models import MarketWish, Proposal
from encadena.matchmaking.queries import proposals
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
LIST = reverse("matchmaking:proposals")


def a_proposal(cast: Cast, **fields: Any) -> Proposal:
    reasons = [{"code": "market", "state": "met", "side": "seller", "way": "", "params": {"country": "PE"}}]
    values = {"score": 0.5, "for_buyer": 1, "for_firm": 1, "reasons": reasons, "firm": cast.firm, **fields}
    return Proposal.objects.create(need=a_standing_need(title="Miel cruda"), **values)


def test_an_adviser_sees_what_fits_a_firm_and_why_and_answers_for_it(cast: Cast) -> None:
    row, client = a_proposal(cast), as_user(cast.adviser)
    shown = client.get(LIST).content.decode()
    assert "Miel cruda" in shown
    assert "A la empresa le interesa Perú." in shown

    client.post(reverse("matchmaking:proposal", args=[row.pk]), {"state": "dismissed"})

    assert "Miel cruda" not in client.get(LIST).content.decode()
    assert "Miel cruda" in client.get(f"{LIST}?estado=dismissed").content.decode()


def test_a_rival_finds_nothing_to_answer(cast: Cast) -> None:
    row = a_proposal(cast)

    answer = as_user(cast.rival).post(reverse("matchmaking:proposal", args=[row.pk]), {"state": "interested"})

    assert answer.status_code == 404
    assert Proposal.objects.get().state == "open"


def test_a_firm_says_which_countries_and_buyers_it_wants(cast: Cast) -> None:
    client, page = as_user(cast.owner), reverse("matchmaking:markets", args=[cast.firm.pk])

    client.post(page, {"markets": "Perú, brasil, PE", "buyer_kinds": ["importer"], "musts": ["market"]})

    row = MarketWish.objects.get()
    assert (row.markets, row.buyer_kinds, row.musts) == (["PE", "BR"], ["importer"], ["market"])
    assert "Perú, Brasil" in client.get(page).content.decode()
    panel = client.get(reverse("matchmaking:firm_panel", args=[cast.firm.pk])).content.decode()
    assert "Perú, Brasil" in panel


def test_a_country_that_is_none_is_told_beside_the_field(cast: Cast) -> None:
    page = as_user(cast.owner).post(reverse("matchmaking:markets", args=[cast.firm.pk]), {"markets": "Narnia"})

    assert page.status_code == 422
    assert "No se reconoce el país «Narnia»" in page.content.decode()
    assert not MarketWish.objects.exists()


def test_the_next_page_begins_after_this_one_and_an_answer_leads_back_to_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "PER_PAGE", 1)
    best, second = a_proposal(cast, score=0.9), a_proposal(cast, score=0.4)
    client = as_user(cast.adviser)

    first = client.get(LIST)
    onward = f"desde=0.9_{best.pk}"
    assert onward in first.content.decode()
    page = client.get(f"{LIST}?{onward}")
    assert [one["row"] for one in page.context["rows"]] == [second]
    assert "Al comienzo" in page.content.decode()

    answer = client.post(
        reverse("matchmaking:proposal", args=[second.pk]), {"state": "dismissed", "desde": f"0.9_{best.pk}"}
    )
    assert answer.url == f"{LIST}?estado=open&{onward}"


def test_a_key_that_is_none_opens_the_first_page(cast: Cast) -> None:
    row, client = a_proposal(cast), as_user(cast.adviser)

    assert [one["row"] for one in client.get(f"{LIST}?desde=x").context["rows"]] == [row]
    answer = client.post(
        reverse("matchmaking:proposal", args=[row.pk]), {"state": "dismissed", "desde": "//evil.example"}
    )
    assert answer.url == f"{LIST}?estado=open"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_proposals(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        a_proposal(cast)
    client = as_user(cast.adviser)

    with django_assert_num_queries(7):
        assert client.get(LIST).status_code == 200
