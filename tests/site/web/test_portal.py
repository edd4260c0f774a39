"""A client firm's own page."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.advisory.makers import a_client, a_document, a_milestone, a_session
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis
from tests.readiness.plan_makers import a_gap, an_action

from encadena.accounts.models import User
from encadena.advisory.models import FollowUp
from encadena.firms.models import Firm, Representation
from encadena.kernel import clock
from encadena.ui import portal

pytestmark = pytest.mark.django_db


def page_of(user: User, path: str = "/", language: str = "es") -> str:
    browser = Client()
    User.objects.filter(pk=user.pk).update(language=language)
    browser.force_login(user)
    return browser.get(path).content.decode()


def days(count: int) -> object:
    return clock.today() + timedelta(days=count)


def complete(firm: Firm) -> None:
    """Nothing about the firm is missing but what only the register knows."""
    Firm.objects.filter(pk=firm.pk).update(band=3, female_owned="yes", email="a@b.cl", phone="+56 9 1111 1111")
    firm.offerings.create(kind="goods", name="Pan")


def test_the_soonest_step_of_every_room_stands_first(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client, next_action="Pedir la patente", next_action_on=days(5))
    FollowUp.objects.create(client=client, centre=cast.centre, months=6, due_on=days(-2))
    a_document(cast.firm, title="Resolución sanitaria", expires_on=days(9))
    a_milestone(client, documents=[])
    an_action(a_gap(cast), what="Cotizar envases", days=7)
    a_diagnosis(client)
    page = page_of(cast.owner)
    order = ["Cuenta cómo va tu empresa", "Pedir la patente", "Cotizar envases", "Resolución sanitaria"]
    assert [page.index(text) for text in order] == sorted(page.index(text) for text in order)
    assert "Era para el" in page
    assert "Y 2 cosas más" in page


def test_a_firm_that_owes_nothing_is_told_so(cast: Cast) -> None:
    complete(cast.firm)
    assert "No tienes nada pendiente" in page_of(cast.owner)
    assert "Nothing is waiting for you" in page_of(cast.owner, language="en")


def test_what_is_not_known_of_the_firm_is_asked_for(cast: Cast) -> None:
    assert "Completa los datos de tu empresa" in page_of(cast.owner)


def test_nothing_of_another_firm_is_shown(cast: Cast) -> None:
    client = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    a_session(client, next_action="Secreto", next_action_on=days(1))
    page = page_of(cast.owner)
    assert "Secreto" not in page
    assert "Maestranza" not in page


def test_who_represents_two_firms_chooses_and_finds_the_choice_again(cast: Cast) -> None:
    Representation.objects.create(user=cast.owner, firm=cast.rival_firm, since="2020-01-01")
    browser = Client()
    browser.force_login(cast.owner)
    assert f'href="/mi-empresa/{cast.rival_firm.pk}/"' in browser.get("/").content.decode()
    browser.get(f"/mi-empresa/{cast.firm.pk}/")
    assert f"/empresas/{cast.firm.pk}/documentos/tarjeta/" in browser.get("/").content.decode()
    browser.get(f"/mi-empresa/{cast.rival_firm.pk}/")
    assert f"/empresas/{cast.rival_firm.pk}/documentos/tarjeta/" in browser.get("/").content.decode()


@pytest.mark.parametrize("who", ["adviser", "administrator", "rival"])
def test_nobody_else_opens_it(cast: Cast, who: str) -> None:
    browser = Client()
    browser.force_login(cast.by_role()[who])
    assert browser.get(f"/mi-empresa/{cast.firm.pk}/").status_code == 404


def test_a_firm_that_is_not_ones_own_is_not_found(cast: Cast) -> None:
    browser = Client()
    browser.force_login(cast.owner)
    assert browser.get(f"/mi-empresa/{cast.rival_firm.pk}/").status_code == 404


def test_an_account_without_a_firm_reads_what_to_do(cast: Cast) -> None:
    Representation.objects.all().delete()
    assert "todavía no tiene una empresa" in page_of(cast.owner)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_steps_of_each_kind(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    gap = a_gap(cast)
    for number in range(count):
        a_session(client, next_action=f"Paso {number}", next_action_on=days(number))
        FollowUp.objects.create(client=client, centre=cast.centre, months=6 * number, due_on=days(-number))
        a_document(cast.firm, expires_on=days(number + 1))
        an_action(gap, what=f"Tarea {number}")
        a_diagnosis(client)
    browser = Client()
    browser.force_login(cast.owner)
    browser.get("/")
    with django_assert_num_queries(14):
        assert browser.get("/").status_code == 200


def test_steps_without_a_day_follow_those_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal, "_sources", {})
    some = [portal.Step("sin fecha", "/", "flag"), portal.Step("hoy", "/", "flag", on=clock.today())]
    portal.register_steps("some", lambda user, firm: some)
    assert [step.text for step in portal.steps_for(None, None)] == ["hoy", "sin fecha"]
    assert (some[1].today, some[1].late, some[0].late) == (True, False, False)
