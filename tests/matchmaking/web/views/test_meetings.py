from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.promoter)


@pytest.mark.parametrize("firms", [1, 3])
def test_the_list_costs_the_same_for_few_meetings_and_for_many(
    client: Client, firms: int, django_assert_num_queries: Any
) -> None:
    round = a_ready_round([a_firm() for _ in range(firms)], buyer_count=1)
    everybody_meets(round)
    url = reverse("matchmaking:meetings", args=[round.pk])
    client.get(url)

    with django_assert_num_queries(11):
        page = client.get(url)

    assert page.content.decode().count("/quitar/") == firms


def post(client: Client, round: Round, **data: object) -> Any:
    return client.post(reverse("matchmaking:meeting_add", args=[round.pk]), data)


def test_a_meeting_is_added_once_and_the_second_time_refused_in_the_page(client: Client) -> None:
    round = a_ready_round()
    buyer, firm = sides(round)[0][0], sides(round)[1][0]

    assert post(client, round, first=buyer.pk, second=firm.pk).status_code == 302
    again = post(client, round, first=buyer.pk, second=firm.pk)

    assert again.status_code == 422
    assert "ya tienen una reunión" in again.content.decode()
    assert round.meetings.count() == 1


def test_a_meeting_with_half_a_pair_or_a_stranger_says_what_is_missing(client: Client) -> None:
    round, elsewhere = a_ready_round(), a_ready_round()
    buyer = sides(round)[0][0]

    assert "Elige la contraparte." in post(client, round, first=buyer.pk).content.decode()
    assert post(client, round, first=buyer.pk, second=sides(elsewhere)[1][0].pk).status_code == 422
    assert not round.meetings.exists()


def test_searching_offers_participants_of_the_round_only(client: Client) -> None:
    round = a_ready_round([a_firm(name="Mieles Uno")])
    a_firm(name="Mieles Dos")

    url = reverse("matchmaking:participant_options", args=[round.pk])
    page = client.get(url, {"field": "second", "q_second": "mieles"}).content.decode()

    assert 'name="second"' in page
    assert "Mieles Uno" in page
    assert "Mieles Dos" not in page


def test_the_matrix_saves_ticks_and_takes_off_what_was_unticked(client: Client) -> None:
    round = a_ready_round(buyer_count=1)
    (buyer,), (one, two, _three) = sides(round)
    url = reverse("matchmaking:matrix", args=[round.pk])
    shown = [f"{buyer.pk}-{one.pk}", f"{buyer.pk}-{two.pk}"]

    client.post(url, {"shown": shown, "pair": shown})
    client.post(url, {"shown": shown, "pair": shown[:1]})

    live = round.meetings.filter(cancelled_at__isnull=True)
    assert [(m.first, m.second) for m in live] == [(buyer, one)]
    assert client.get(url).content.decode().count(" checked") == 1


def test_a_removed_meeting_comes_back_with_undo(client: Client) -> None:
    round = a_ready_round()
    meeting = everybody_meets(round)[0]

    client.post(reverse("matchmaking:meeting_cancel", args=[round.pk, meeting.pk]))
    client.post(reverse("matchmaking:meeting_restore", args=[round.pk, meeting.pk]))

    meeting.refresh_from_db()
    assert meeting.cancelled_at is None
