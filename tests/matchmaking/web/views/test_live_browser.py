"""Pages of the day where a telephone's clock is wrong or its signal goes: the last picture stays, with its hour."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.choices import MarkKind
from encadena.matchmaking.models import Mark, Round
from tests.browser import PHONE, screenshot, sign_in
from tests.cast import Cast, make_cast
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOISE = re.compile(r"Failed to load resource|net::ERR|ERR_INTERNET|NetworkError|htmx:(afterRequest|sendError)")


@pytest.fixture
def people() -> Cast:
    return make_cast()


@pytest.fixture
def round(people: Cast, clock_at: Callable[[datetime], None]) -> Round:
    clock_at(at(7))
    round = a_published_round([people.firm, people.rival_firm], organiser=people.operator)
    clock_at(at(9, 5))
    return round


@pytest.fixture
def cut(a_page: Any) -> Iterator[Callable[..., Any]]:
    """Pages whose line is cut in the test: the browser itself reports what it could not fetch."""
    pages: list[Any] = []

    def make(**options: Any) -> Any:
        pages.append(a_page(**options))
        return pages[-1]

    yield make
    for page in pages:
        page.complaints[:] = [text for text in page.complaints if not NOISE.search(text)]


@pytest.mark.parametrize("wrong_by", [timedelta(hours=-3), timedelta(minutes=25), timedelta(days=400)])
def test_a_telephone_with_a_wrong_clock_shows_the_slot_that_runs(
    wrong_by: timedelta, people: Cast, round: Round, cut: Any
) -> None:
    phone = cut(viewport=PHONE)
    sign_in(phone, people.owner)
    phone.clock.install(time=at(9, 5) + wrong_by)
    phone.route("**/ruedas/vivo/**", lambda route: route.abort())  # what came with the page has to do
    person = round.participants.get(firm=people.firm)
    phone.goto(f"/ruedas/{round.pk}/participantes/{person.pk}/hoy/")
    expect(phone.locator("[data-kicker]")).to_have_text("Ahora · 09:00")
    expect(phone.locator("[data-wait]")).to_have_text("quedan 15 min")
    expect(phone.locator("[data-live]")).to_contain_text("Sin conexión desde las 09:05")


def test_a_board_that_lost_its_line_says_so_and_is_right_again_when_it_is_back(
    people: Cast, round: Round, cut: Any
) -> None:
    board = cut()
    sign_in(board, people.coordinator)
    board.goto(f"/ruedas/{round.pk}/hoy/")
    live, here = board.locator("#day-live"), board.locator(".stat", has_text="En el recinto").locator(".stat-value")
    expect(live).to_contain_text("Al día a las 09:05")
    expect(here).to_have_text("0")

    board.context.set_offline(True)
    expect(live).to_have_text("Sin conexión desde las 09:05. Ves lo último que llegó.")
    mark(sides(round)[0][0], kind=MarkKind.ARRIVED, actor=None)
    expect(here).to_have_text("0")
    screenshot(board, "board-lost")

    board.context.set_offline(False)
    expect(here).to_have_text("1")
    expect(live).to_contain_text("Al día a las 09:05")


def test_an_arrival_noted_without_signal_is_sent_once_when_it_is_back(people: Cast, round: Round, cut: Any) -> None:
    desk = cut(viewport=PHONE)
    sign_in(desk, people.coordinator)
    desk.goto(f"/ruedas/{round.pk}/meson/")
    desk.context.set_offline(True)
    desk.get_by_label("Nombre, RUT o número").press_sequentially("espiga")
    desk.locator("[data-offline-found] li", has_text="La Espiga").get_by_role("button", name="Llegó").tap()
    expect(desk.locator("[data-queue]")).to_contain_text("1 por enviar")
    screenshot(desk, "desk-lost-phone")
    assert not Mark.objects.exists()

    desk.context.set_offline(False)
    desk.get_by_text("Lo último que se anotó").wait_for()
    expect(desk.locator("[data-queue]")).to_be_hidden()
    assert [(m.participant.name, m.kind) for m in Mark.objects.all()] == [(people.firm.name, "arrived")]
