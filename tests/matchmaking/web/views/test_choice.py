"""Suggestions and the choice of meetings, on screen."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from encadena.firms.actions.offering import add_offering
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.models import Meeting, Round, Selection, Suggestion
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, sides
from tests.matchmaking.queries.test_readiness import finished
from tests.readiness.makers import a_diagnosis

pytestmark = pytest.mark.django_db
RULES = {"firm_most": "8", "first_before": "5"}


@pytest.fixture
def round(cast: Cast) -> Round:
    round = a_ready_round([cast.firm, cast.rival_firm], buyer_count=1)
    buyer = sides(round)[0][0].buyer
    assert buyer
    add_need(buyer, data={"title": "Pan de molde"}, actor=None)
    add_offering(cast.firm, data={"name": "Pan de molde y pan integral"}, actor=None)
    return round


def as_user(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def address(name: str, round: Round, *more: object) -> str:
    return reverse(f"matchmaking:{name}", args=[round.pk, *more])


def test_from_needs_to_suggestions_to_meetings(cast: Cast, round: Round) -> None:
    client = as_user(cast.administrator)
    client.post(address("suggest", round))
    page = client.get(address("suggestions", round)).content.decode()
    assert cast.firm.name in page
    assert "Centro Ana · Ana Asesora" in page
    client.post(address("choice", round), RULES)
    page = client.get(address("choice", round)).content.decode()
    assert "1 reunión nueva elegida" in page
    row = Selection.objects.get()
    client.post(address("choice_apply", round, row.pk))
    assert Meeting.objects.filter(cancelled_at=None).count() == 1
    assert "Deshacer" in client.get(address("choice", round)).content.decode()
    client.post(address("choice_undo", round, row.pk))
    assert not Meeting.objects.filter(cancelled_at=None).exists()


def test_what_would_be_is_shown_beside_the_present(cast: Cast, round: Round) -> None:
    client = as_user(cast.promoter)
    client.post(address("suggest", round))
    client.post(address("choice", round), {**RULES, "what_if": "1"})
    page = client.get(address("choice", round)).content.decode()
    for text in ("Como está", "Una mesa más", "Un día más", "Sin la regla «Máximo por empresa»"):
        assert text in page
    assert not Selection.objects.exists()


def test_a_stale_choice_says_so_and_offers_no_button(cast: Cast, round: Round) -> None:
    client = as_user(cast.promoter)
    client.post(address("suggest", round))
    client.post(address("choice", round), RULES)
    row = Selection.objects.get()
    Round.objects.filter(pk=round.pk).update(version=99)
    assert "La rueda cambió después de este cálculo" in client.get(address("choice", round)).content.decode()
    page = client.post(address("choice_apply", round, row.pk), follow=True).content.decode()
    assert "alguien se adelantó" in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("data", [{"firm_most": "0"}, {"firm_least": "9", "firm_most": "3"}, {"micro_share": "x"}])
def test_rules_that_cannot_be_are_said_in_the_form(cast: Cast, round: Round, data: dict[str, str]) -> None:
    assert as_user(cast.promoter).post(address("choice", round), data).status_code == 200
    assert not Selection.objects.exists()


def test_a_decision_is_one_of_three(cast: Cast, round: Round) -> None:
    client = as_user(cast.promoter)
    client.post(address("suggest", round))
    row = Suggestion.objects.get()
    assert client.post(address("suggestion", round, row.pk), {"decision": "burn"}).status_code == 400
    client.post(address("suggestion", round, row.pk), {"decision": "dismiss"})
    assert Suggestion.objects.get().state == "dismissed"
    assert cast.firm.name in client.get(f"{address('suggestions', round)}?estado=dismissed").content.decode()


def test_readiness_stands_beside_a_suggestion_and_filters_it(cast: Cast, round: Round) -> None:
    finished(a_diagnosis(firm=cast.firm), 72)
    client = as_user(cast.promoter)
    client.post(address("suggest", round))
    assert "preparación 72" not in client.get(address("suggestions", round)).content.decode()
    set_terms(round, data={"readiness": 50}, actor=None)
    page = client.get(f"{address('suggestions', round)}?preparacion=60").content.decode()
    assert cast.firm.name in page
    assert re.search(r"preparación 72,?0?\s%\s\(3 mar 2026\)", page)
    none = client.get(f"{address('suggestions', round)}?preparacion=80").content.decode()
    assert "Ninguna sugerencia calza con el filtro" in none
