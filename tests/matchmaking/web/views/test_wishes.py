"""Needs, catalogue, requests, on screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.firms.actions.offering import add_offering
from encadena.firms.models import Firm
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.actions.round import change_state
from encadena.matchmaking.actions.wishes import say
from encadena.matchmaking.choices import Priority, RoundState
from encadena.matchmaking.models import BuyerDelegate, Need, Participant, Round, Wish
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, a_ready_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast) -> Round:
    round = a_ready_round([cast.firm, cast.rival_firm])
    change_state(round, state=RoundState.REGISTRATION, actor=None)
    BuyerDelegate.objects.create(user=cast.buyer, buyer=sides(round)[0][0].buyer)
    return round


def as_user(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def address(name: str, round: Round, *more: object) -> str:
    return reverse(f"matchmaking:{name}", args=[round.pk, *more])


def sells(firm: Firm, name: str, **more: Any) -> None:
    add_offering(firm, data={"name": name, **more}, actor=None)


def test_a_buyer_is_led_from_what_it_looks_for_to_whom_it_wants_to_see(cast: Cast, round: Round) -> None:
    buyer = sides(round)[0][0]
    cast.buyer.language = "es"
    cast.buyer.save()
    client = as_user(cast.buyer)
    page = client.get(address("detail", round)).content.decode()
    assert "Di qué buscas" in page
    assert "Elige en el catálogo con quién reunirte" in page
    data = {"kind": "goods", "text": "Pan de masa madre", "language": "es", "volume": "12", "unit": "t"}
    assert client.post(address("need_new", round, buyer.pk), data).status_code == 302
    assert "Pan de masa madre" in client.get(address("needs", round, buyer.pk)).content.decode()
    sells(cast.firm, "Pan y empanadas")
    page = client.get(address("catalogue", round, buyer.pk)).content.decode()
    assert "Pan y empanadas" in page
    firm = round.participants.get(firm=cast.firm)
    client.post(address("wish_say", round, buyer.pk, firm.pk), {"priority": "must", "from": "catalogue"})
    assert Wish.objects.get().priority == "must"
    assert cast.firm.name in client.get(address("wishes", round, buyer.pk)).content.decode()
    assert client.get(address("sheet", round, firm.pk)).status_code == 200


def test_a_firm_sees_buyers_and_their_needs_and_no_other_firm(cast: Cast, round: Round) -> None:
    buyer, firm = sides(round)[0][0], round.participants.get(firm=cast.firm)
    assert buyer.buyer
    add_need(buyer.buyer, data={"title": "Organic honey", "language": "en"}, actor=None)
    client = as_user(cast.owner)
    page = client.get(address("catalogue", round, firm.pk)).content.decode()
    assert "Organic honey" in page
    assert cast.rival_firm.name not in page
    other = round.participants.get(firm=cast.rival_firm)
    assert client.get(address("sheet", round, other.pk)).status_code == 404
    assert client.post(address("wish_say", round, firm.pk, other.pk), {"priority": "like"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 2), ("q=merme", 1), ("q=MURTA+mermelada", 1), ("q=nada", 0), ("tamano=micro", 0), ("rubro=C", 0),
     ("certificado=haccp", 0), ("q=%25_", 0)],
)  # fmt: skip
def test_the_catalogue_is_narrowed_by_words_and_filters(cast: Cast, round: Round, query: str, count: int) -> None:
    sells(cast.firm, "Mermelada", description="de murta")
    page = as_user(cast.buyer).get(f"{address('catalogue', round, sides(round)[0][0].pk)}?{query}")
    assert page.content.count(b"<article") == count


@pytest.mark.parametrize("query", ["jam", "MERMELADAS", "geleia"])
def test_the_catalogue_is_searched_by_what_words_mean(cast: Cast, round: Round, query: str) -> None:
    sells(cast.firm, "Mermelada", description="de murta")
    page = as_user(cast.buyer).get(address("catalogue", round, sides(round)[0][0].pk), {"q": query})
    assert page.content.count(b"<article") == 1
    assert cast.firm.name in page.content.decode()


def test_a_firm_finds_buyers_by_what_they_need_in_another_language(cast: Cast, round: Round) -> None:
    buyer, firm = sides(round)[0][0], round.participants.get(firm=cast.firm)
    assert buyer.buyer
    add_need(buyer.buyer, data={"title": "Organic honey", "language": "en"}, actor=None)
    page = as_user(cast.owner).get(address("catalogue", round, firm.pk), {"q": "mieles"}).content.decode()
    assert buyer.name in page
    assert page.count("<article") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_costs_the_same_for_one_and_for_three(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    firms = [a_firm() for _ in range(count)]
    round = a_ready_round(firms)
    for firm in firms:
        sells(firm, "Miel")
    BuyerDelegate.objects.create(user=cast.buyer, buyer=sides(round)[0][0].buyer)
    change_state(round, state=RoundState.REGISTRATION, actor=None)
    client, page = as_user(cast.buyer), address("catalogue", round, sides(round)[0][0].pk)
    client.get(page)
    with django_assert_num_queries(19):
        assert client.get(page, {"q": "honey"}).content.count(b"<article") == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_catalogue_costs_the_same_for_one_and_for_three(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    firms = [a_firm() for _ in range(count)]
    round = a_ready_round(firms)
    for firm in firms:
        sells(firm, "Miel")
    BuyerDelegate.objects.create(user=cast.buyer, buyer=sides(round)[0][0].buyer)
    change_state(round, state=RoundState.REGISTRATION, actor=None)
    client = as_user(cast.buyer)
    page = address("catalogue", round, sides(round)[0][0].pk)
    client.get(page)
    with django_assert_num_queries(17):
        assert client.get(page).content.count(b"<article") == count


@pytest.mark.parametrize("priority", ["", "x", "must "])
def test_a_word_that_is_no_priority_is_refused(cast: Cast, round: Round, priority: str) -> None:
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    answer = as_user(cast.buyer).post(address("wish_say", round, buyer.pk, firm.pk), {"priority": priority})
    assert answer.status_code == 400
    assert not Wish.objects.exists()


def test_a_form_cannot_lead_elsewhere(cast: Cast, round: Round) -> None:
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    answer = as_user(cast.buyer).post(
        address("wish_say", round, buyer.pk, firm.pk), {"priority": "like", "from": "https://elsewhere.example"}
    )
    assert answer.headers["Location"] == address("wishes", round, buyer.pk)


def test_the_adviser_asks_in_the_firms_name_and_takes_it_back(cast: Cast, round: Round) -> None:
    buyer, firm = sides(round)[0][0], round.participants.get(firm=cast.firm)
    client = as_user(cast.adviser)
    client.post(address("wish_say", round, firm.pk, buyer.pk), {"priority": "like"})
    assert Wish.objects.get().made_by == cast.adviser
    client.post(address("wish_unsay", round, firm.pk, buyer.pk))
    assert Wish.objects.get().withdrawn_at is not None


def test_the_organiser_sees_what_both_sides_said(cast: Cast, round: Round) -> None:
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    for person in (buyer, firm):
        person.round = round
    say(buyer, firm, priority=Priority.LIKE, actor=None)
    say(firm, buyer, priority=Priority.NO, note="Sin capacidad", actor=None)
    page = as_user(cast.promoter).get(address("wishes_all", round)).content.decode()
    assert "dijo que no" in page
    assert "Sin capacidad" in page
    for kind, count in (("mutuas", 0), ("pendientes", 0), ("rechazos", 1)):
        text = as_user(cast.promoter).get(f"{address('wishes_all', round)}?ver={kind}").content.decode()
        assert text.count('data-label="Dice"') == count


def test_a_need_that_cannot_be_is_said_in_the_form(cast: Cast, round: Round) -> None:
    buyer = sides(round)[0][0]
    cast.buyer.language = "es"
    cast.buyer.save()
    client = as_user(cast.buyer)
    data = {"kind": "goods", "text": "Miel", "language": "es", "volume": "12"}
    assert "Falta la unidad" in client.post(address("need_new", round, buyer.pk), data).content.decode()
    assert client.post(address("need_new", round, buyer.pk), {**data, "volume": "mucho"}).status_code == 200
    assert not Need.objects.exists()


def test_a_code_of_the_other_kind_or_none_at_all_is_dropped(cast: Cast, round: Round) -> None:
    buyer = sides(round)[0][0]
    client = as_user(cast.buyer)
    for code in ("0409", "nada", "999999"):
        data = {"kind": "services", "text": f"Transporte {code}", "language": "es", "code": code}
        assert client.post(address("need_new", round, buyer.pk), data).status_code == 302
    assert set(Need.objects.values_list("product", "service")) == {(None, None)}


def test_a_withdrawn_need_can_be_brought_back(cast: Cast, round: Round) -> None:
    person = sides(round)[0][0]
    assert person.buyer
    need = add_need(person.buyer, data={"title": "Miel"}, actor=None)
    client = as_user(cast.buyer)
    client.post(address("need_withdraw", round, person.pk, need.pk))
    assert client.get(address("need", round, person.pk, need.pk)).status_code == 404
    client.post(address("need_back", round, person.pk, need.pk))
    assert client.get(address("need", round, person.pk, need.pk)).status_code == 200


def test_a_firms_own_people_do_not_write_a_buyers_needs(cast: Cast, round: Round) -> None:
    buyer = sides(round)[0][0]
    for user in (cast.owner, cast.adviser, cast.rival):
        assert as_user(user).get(address("needs", round, buyer.pk)).status_code == 404


def test_once_the_agenda_is_public_nothing_is_offered_to_press(cast: Cast) -> None:
    round = a_published_round([cast.firm])
    firm = round.participants.get(firm=cast.firm)
    page = as_user(cast.owner).get(address("catalogue", round, firm.pk)).content.decode()
    assert "Las solicitudes están cerradas." in page
    assert 'name="priority"' not in page


def test_who_waits_for_a_place_is_in_no_catalogue(cast: Cast, round: Round) -> None:
    Participant.objects.filter(firm=cast.firm).update(status="waiting")
    page = as_user(cast.buyer).get(address("catalogue", round, sides(round)[0][0].pk)).content.decode()
    assert cast.firm.name not in page
