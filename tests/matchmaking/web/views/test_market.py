from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from encadena.firms.actions.offering import add_offering
from encadena.jobs.models import Job
from encadena.kernel import clock
from encadena.matchmaking.actions.market import KIND
from encadena.matchmaking.models import Buyer, BuyerDelegate, Need, Proposal
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.makers import a_buyer, a_ready_round
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def values(**more: Any) -> dict[str, Any]:
    until = (clock.today() + timedelta(days=40)).isoformat()
    return {"kind": "goods", "text": "Miel orgánica", "language": "es", "until": until, **more}


def test_a_buyer_writes_what_it_looks_for_without_a_round_and_sees_who_is_interested(cast: Cast) -> None:
    buyer = a_buyer(name="Lima Foods")
    BuyerDelegate.objects.create(user=cast.buyer, buyer=buyer)
    client = as_user(cast.buyer)
    add_offering(cast.firm, data={"name": "Miel de ulmo"}, actor=None)

    page = client.post(reverse("matchmaking:market_need_new"), values(buyer=buyer.pk), follow=True)

    need = Need.objects.get()
    assert (need.buyer, need.standing_since is not None) == (buyer, True)
    assert Job.objects.filter(kind=KIND).count() == 1
    assert "Miel orgánica" in page.content.decode()
    own = reverse("matchmaking:market_need", args=[need.pk])
    assert str(cast.firm) not in client.get(own).content.decode()

    row = Proposal.objects.get(firm=cast.firm)
    as_user(cast.owner).post(reverse("matchmaking:proposal", args=[row.pk]), {"state": "interested", "note": "Envío"})

    shown = client.get(own).content.decode()
    assert str(cast.firm) in shown
    assert "Envío" in shown


def test_without_a_day_the_form_asks_for_one(cast: Cast) -> None:
    buyer = a_buyer()
    client = as_user(cast.promoter)

    page = client.post(reverse("matchmaking:market_need_new"), values(buyer=buyer.pk, until=""))

    assert page.status_code == 200
    assert not Need.objects.exists()


def test_the_promoter_takes_in_a_buyer_and_gives_it_a_link_to_its_needs(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user(cast.promoter)
    data = {"name": "Quito Foods", "kind": "importer", "country": "EC", "languages": ["es"]}
    answer = client.post(reverse("matchmaking:market_buyer_new"), data)
    buyer = Buyer.objects.get(name="Quito Foods")
    assert answer.url.endswith(f"?comprador={buyer.pk}")
    client.post(reverse("matchmaking:market_need_new"), values(buyer=buyer.pk))
    need = Need.objects.get()

    person = {"full_name": "Ana", "email": "ana@quito.ec", "language": "en"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("matchmaking:market_access", args=[need.pk]), person)

    (letter,) = mail.outbox
    assert letter.to == ["ana@quito.ec"]
    assert "Quito Foods" in letter.subject


def test_into_a_round_from_the_page_of_the_need(cast: Cast) -> None:
    need, round = a_standing_need(), a_ready_round([], buyer_count=0)
    client = as_user(cast.promoter)

    client.post(reverse("matchmaking:market_need_take", args=[need.pk]), {"round": "0"})
    assert not round.participants.exists()
    client.post(reverse("matchmaking:market_need_take", args=[need.pk]), {"round": round.pk})

    assert round.participants.get().buyer == need.buyer


def test_closed_outside_it_is_not_proposed_any_more(cast: Cast) -> None:
    need = a_standing_need()
    client, page = as_user(cast.promoter), reverse("matchmaking:market_need_state", args=[need.pk])

    client.post(page, {"state": "close"})
    need.refresh_from_db()
    assert need.standing_since is None
    client.post(page, {"state": "open"})
    need.refresh_from_db()
    assert need.standing_since


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_needs(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        a_standing_need()
    client = as_user(cast.promoter)

    with django_assert_num_queries(6):
        assert client.get(reverse("matchmaking:market")).status_code == 200
