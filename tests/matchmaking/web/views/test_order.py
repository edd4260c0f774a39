from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions import precedences
from encadena.matchmaking.models import Meeting, Precedence, Round
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.promoter)


def page_of(round: Round) -> str:
    return reverse("matchmaking:order", args=[round.pk])


def ask(client: Client, round: Round, **pair: Any) -> Any:
    data = {name: getattr(meeting, "pk", meeting) for name, meeting in pair.items()}
    return client.post(reverse("matchmaking:order_add", args=[round.pk]), data, follow=True)


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def press(client: Client, name: str, round: Round, before: Meeting, after: Meeting) -> Any:
    return client.post(reverse(f"matchmaking:{name}", args=[round.pk, before.pk, after.pk]), follow=True)


@pytest.mark.parametrize("orders", [1, 3])
def test_the_list_costs_the_same_for_few_orders_and_for_many(
    client: Client, orders: int, django_assert_num_queries: Any
) -> None:
    round = a_ready_round([a_firm() for _ in range(4)], buyer_count=1)
    first, *later = everybody_meets(round)
    for after in later[:orders]:
        precedences.add_precedence(round, before=first, after=after, actor=None)
    client.get(page_of(round))

    with django_assert_num_queries(7):
        page = client.get(page_of(round))

    assert page.content.decode().count("/quitar/") == orders


def test_an_order_is_asked_removed_and_brought_back(client: Client) -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)

    assert told(ask(client, round, before=first, after=second)) == [f"«{first}» irá antes que «{second}»."]
    assert "Ya no hace falta" in told(press(client, "order_remove", round, first, second))[0]
    assert not Precedence.objects.exists()
    assert told(press(client, "order_restore", round, first, second)) == [f"«{first}» irá antes que «{second}»."]
    assert Precedence.objects.get().before == first


def test_removing_twice_is_no_error_and_says_nothing(client: Client) -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    assert told(press(client, "order_remove", round, first, second)) == []


def test_a_ring_is_refused_in_words_and_what_was_chosen_stays(client: Client) -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    ask(client, round, before=first, after=second)

    answer = ask(client, round, before=second, after=first)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "daría la vuelta" in page
    assert f'value="{second.pk}" checked' in " ".join(page.split())


def test_half_an_order_and_a_meeting_of_another_round_say_what_is_missing(client: Client) -> None:
    round, elsewhere = a_ready_round(), a_ready_round()
    first, *_rest = everybody_meets(round)
    stranger = everybody_meets(elsewhere)[0]

    assert "Elige la reunión que va después." in ask(client, round, before=first).content.decode()
    assert "ya no está en la lista" in ask(client, round, before=first, after=stranger).content.decode()
    assert not Precedence.objects.exists()


def test_restoring_what_would_close_a_ring_says_so(client: Client) -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    ask(client, round, before=second, after=first)
    assert "daría la vuelta" in told(press(client, "order_restore", round, first, second))[0]


def test_an_agenda_that_does_not_keep_the_order_is_told_at_once(client: Client) -> None:
    round = a_ready_round()
    everybody_meets(round)
    agenda = an_agenda(round)
    early, late = (agenda.meetings.filter(slot__number=n).first().meeting for n in (1, 2))  # type: ignore[union-attr]

    assert len(told(ask(client, round, before=early, after=late))) == 1
    press(client, "order_remove", round, early, late)
    assert "no respeta ese orden" in told(ask(client, round, before=late, after=early))[1]


def test_searching_offers_meetings_of_the_round_by_either_side(client: Client) -> None:
    round = a_ready_round([a_firm(name="Mieles Uno"), a_firm(name="Quesos Sur")], buyer_count=1)
    everybody_meets(round)
    everybody_meets(a_ready_round([a_firm(name="Mieles Dos")]))
    url = reverse("matchmaking:meeting_options", args=[round.pk])

    page = client.get(url, {"field": "after", "q_after": "mieles"}).content.decode()

    assert 'name="after"' in page
    assert "Mieles Uno" in page
    assert "Quesos" not in page
    assert "Mieles Dos" not in page
    assert "Ninguna reunión de la lista calza" in client.get(url, {"q_before": "nada así"}).content.decode()


def test_the_page_of_a_meeting_leads_here_with_it_chosen(client: Client) -> None:
    round = a_ready_round()
    first, *_rest = everybody_meets(round)
    edit = client.get(reverse("matchmaking:meeting", args=[round.pk, first.pk])).content.decode()
    assert f"{page_of(round)}?primero={first.pk}" in edit
    assert str(first) in client.get(page_of(round), {"primero": first.pk}).content.decode()
    assert client.get(page_of(round), {"primero": "x"}).status_code == 200


@pytest.mark.parametrize("count", [0, 1])
def test_with_fewer_than_two_meetings_the_page_leads_to_the_list(client: Client, count: int) -> None:
    round = a_ready_round([a_firm()] * count, buyer_count=1)
    everybody_meets(round)
    page = client.get(page_of(round)).content.decode()
    assert "Faltan reuniones" in page
    assert "Pedir este orden" not in page


def test_who_does_not_manage_the_round_finds_nothing(cast: Cast) -> None:
    round = a_ready_round()
    assert as_user(cast.rival).get(page_of(round)).status_code == 404
