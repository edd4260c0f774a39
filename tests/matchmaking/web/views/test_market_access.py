"""Whoever works with a buyer gives, sends again, changes and takes back its access without any round."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from encadena.accounts.models import AccessLink
from encadena.matchmaking.models import BuyerDelegate, Need
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.makers import a_buyer
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
KEI = {"full_name": "Kei Sato", "email": "kei@minato.example", "language": "en"}


@pytest.fixture
def need(cast: Cast) -> Need:
    return a_standing_need()


def address(need: Need, *of: int, what: str = "") -> str:
    return reverse(f"matchmaking:market_access{what}", args=[need.pk, *of])


def given(client: Client, need: Need) -> BuyerDelegate:
    client.post(address(need), KEI)
    return need.buyer.delegates.get()


def test_nobody_comes_in_yet_and_the_page_says_what_to_do(cast: Cast, need: Need) -> None:
    page = as_user(cast.promoter).get(address(need)).content.decode()
    assert "Nadie entra todavía" in page
    assert "Quitar el acceso" not in page


def test_the_same_link_is_sent_again(cast: Cast, need: Need, django_capture_on_commit_callbacks: Any) -> None:
    client = as_user(cast.promoter)
    delegate = given(client, need)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(need, delegate.pk, what="_link"), follow=True)
    assert answer.redirect_chain == [(address(need), 302)]
    assert KEI["email"] in answer.content.decode()
    assert [letter.to for letter in mail.outbox] == [[KEI["email"]]]
    assert AccessLink.objects.count() == 1


def test_a_changed_link_takes_the_place_of_the_one_before(cast: Cast, need: Need) -> None:
    client = as_user(cast.promoter)
    delegate = given(client, need)
    client.post(address(need, delegate.pk, what="_link"), {"fresh": "1"})
    old, new = AccessLink.objects.order_by("pk")
    assert (old.usable, new.usable) == (False, True)


def test_without_an_open_link_there_is_none_to_change(cast: Cast, need: Need) -> None:
    BuyerDelegate.objects.create(user=cast.buyer, buyer=need.buyer)
    page = as_user(cast.promoter).get(address(need)).content.decode()
    assert "Sin enlace vigente" in page
    assert "Mandar el enlace" in page
    assert "Cambiar el enlace" not in page


def test_access_taken_back_closes_the_door_at_once(cast: Cast, need: Need) -> None:
    client = as_user(cast.promoter)
    delegate = given(client, need)
    page = client.post(address(need, delegate.pk, what="_take"), follow=True).content.decode()
    assert "Kei Sato ya no entra" in page
    assert not BuyerDelegate.objects.exists()
    assert not AccessLink.objects.get().usable


def test_a_closed_account_is_said_and_nothing_is_sent(cast: Cast, need: Need) -> None:
    client = as_user(cast.promoter)
    delegate = given(client, need)
    type(delegate.user).objects.filter(pk=delegate.user_id).update(is_active=False)
    client.post(address(need, delegate.pk, what="_link"), {"fresh": "1"})
    assert not mail.outbox
    assert AccessLink.objects.count() == 1


@pytest.mark.parametrize("what", ["_link", "_take"])
def test_a_person_of_another_buyer_or_a_reader_without_this_buyer_finds_nothing(
    cast: Cast, need: Need, what: str
) -> None:
    stranger = BuyerDelegate.objects.create(user=cast.buyer, buyer=a_buyer())
    assert as_user(cast.promoter).post(address(need, stranger.pk, what=what)).status_code == 404
    own = BuyerDelegate.objects.create(user=cast.buyer, buyer=need.buyer)
    for reader in (cast.buyer, cast.adviser, cast.owner, cast.coordinator):
        assert as_user(reader).post(address(need, own.pk, what=what)).status_code == 404
    assert BuyerDelegate.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_people(
    cast: Cast, need: Need, count: int, django_assert_num_queries: Any
) -> None:
    client = as_user(cast.promoter)
    for n in range(count):
        client.post(address(need), {**KEI, "email": f"kei{n}@minato.example"})
    with django_assert_num_queries(9):
        assert client.get(address(need)).status_code == 200
