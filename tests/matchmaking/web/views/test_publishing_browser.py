"""Two organisers at once, each in a browser of their own: the second is told, and nothing is done twice."""

from typing import Any

import pytest
from playwright.sync_api import expect

from encadena.jobs.actions import queue
from encadena.matchmaking.models import Round
from tests.browser import sign_in
from tests.cast import Cast, make_cast
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> Cast:
    return make_cast()


@pytest.fixture
def round(people: Cast) -> Round:
    round = a_ready_round([people.firm, people.rival_firm], fairness=None, organiser=people.operator)
    everybody_meets(round)
    return round


@pytest.fixture
def both(people: Cast, a_page: Any) -> tuple[Any, Any]:
    pages = a_page(), a_page()
    for page, user in zip(pages, (people.coordinator, people.promoter), strict=True):
        sign_in(page, user)
    return pages


def test_of_two_who_plan_at_once_the_second_hears_that_a_search_runs(
    both: tuple[Any, Any], round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "send", lambda job, actor: None)  # it waits for its worker
    for page in both:
        page.goto(f"/ruedas/{round.pk}/")
    first, second = both
    first.get_by_role("button", name="Planificar").click()
    first.get_by_text("En la cola, empieza en cuanto se desocupe").wait_for()
    second.get_by_role("button", name="Planificar").click()
    second.get_by_text("Ya hay una planificación en marcha. Espera a que termine o detenla.").wait_for()
    second.get_by_text("En la cola, empieza en cuanto se desocupe").wait_for()


def test_of_two_who_publish_at_once_the_second_hears_that_it_is_published(both: tuple[Any, Any], round: Round) -> None:
    agenda = an_agenda(round)
    for page in both:
        page.goto(f"/ruedas/{round.pk}/agenda/{agenda.pk}/publicar/")
    first, second = both
    first.get_by_role("button", name="Publicar la agenda").click()
    first.get_by_text("La agenda quedó publicada.").wait_for()
    second.get_by_role("button", name="Publicar la agenda").click()
    told = second.get_by_text("Esta versión ya está publicada desde las")
    expect(told).to_contain_text("No hace falta publicarla de nuevo.")
    assert round.agendas.filter(state="published").count() == 1
