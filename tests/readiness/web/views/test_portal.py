"""The cards of a client firm's page."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from encadena.accounts.models import User
from encadena.readiness.models import PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis
from tests.readiness.plan_makers import a_gap_at_work, an_action


def card_of(user: User, name: str, firm: int, language: str = "es") -> str:
    User.objects.filter(pk=user.pk).update(language=language)
    browser = Browser()
    browser.force_login(user)
    return browser.get(reverse(f"readiness:{name}", args=[firm])).content.decode()


def test_the_plan_says_how_much_is_left(cast: Cast) -> None:
    assert card_of(cast.owner, "portal_plan", cast.firm.pk).strip() == ""
    gap = a_gap_at_work(cast)
    for number in range(3):
        an_action(gap, what=f"Tarea {number}")
    PlanAction.objects.filter(what="Tarea 0").update(state="closed")
    PlanAction.objects.filter(what="Tarea 1").update(state="cancelled")
    assert "Faltan 1 de 2 tareas" in card_of(cast.owner, "portal_plan", cast.firm.pk)
    assert "1 of 2 tasks to go" in card_of(cast.owner, "portal_plan", cast.firm.pk, "en")


def test_without_a_diagnosis_it_offers_one_and_with_one_its_result(cast: Cast) -> None:
    assert "Toma unos 10 minutos" in card_of(cast.owner, "portal_diagnosis", cast.firm.pk)
    made = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    type(made).objects.filter(pk=made.pk).update(state="finished", valid_until="2030-01-01")
    assert f'href="/diagnosticos/{made.pk}/"' in card_of(cast.owner, "portal_diagnosis", cast.firm.pk)


@pytest.mark.parametrize("name", ["portal_plan", "portal_diagnosis"])
def test_another_firms_cards_are_not_found(cast: Cast, client: Browser, name: str) -> None:
    client.force_login(cast.owner)
    assert client.get(reverse(f"readiness:{name}", args=[cast.rival_firm.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_costs_the_same_for_one_and_three_tasks(
    cast: Cast, client: Browser, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gap = a_gap_at_work(cast)
    for number in range(count):
        an_action(gap, what=f"Tarea {number}")
    client.force_login(cast.owner)
    with django_assert_num_queries(5):
        client.get(reverse("readiness:portal_plan", args=[cast.firm.pk]))
