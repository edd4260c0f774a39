"""Three people walk one event from nothing to its results: organiser at a desk, firm on a phone, buyer abroad."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from encadena.firms.models import Offering
from encadena.kernel import clock
from encadena.matchmaking.models import BuyerDelegate, Participant, Round
from encadena.matchmaking.rules.tokens import BADGE, token_of
from tests.browser import PHONE, screenshot, sign_in
from tests.cast import Cast, make_cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOLD = ["Miel de ulmo", "Pan de campo", "Aceite de oliva", "Mermelada de mora"]
A_MINUTE_OF_TAPS = 10


@pytest.fixture
def the_day_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock of the server, the date included."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", lambda: moment.astimezone(clock.CHILE).date())

    return set_to


@pytest.fixture
def people() -> Cast:
    """With two buyers and four firms that sell something."""
    people = make_cast()
    people.firm.open_to_promotion = True
    people.firm.save()
    firms = [people.firm, *(a_firm(people.centre, name=f"Cosecha {n} SpA", open_to_promotion=True) for n in (1, 2, 3))]
    for firm, name in zip(firms, SOLD, strict=True):
        Offering.objects.create(firm=firm, kind="goods", name=name)
    people.buyer.language = "en"
    people.buyer.save()
    BuyerDelegate.objects.create(user=people.buyer, buyer=a_buyer(name="Honey Traders", languages=["es", "en"]))
    a_buyer(name="Importadora del Norte")
    return people


class Walk:
    """Who sits where, and what they call things."""

    def __init__(self, people: Cast, a_page: Callable[..., Any]) -> None:
        self.people = people
        self.a_page = a_page
        self.organiser = a_page()
        self.firm = a_page(viewport=PHONE)
        self.buyer = a_page(language="en")
        self.round = Round()
        for page in (self.organiser, self.firm, self.buyer):
            page.set_default_timeout(40_000)
        for page, user in (
            (self.organiser, people.promoter),
            (self.firm, people.owner),
            (self.buyer, people.buyer),
        ):
            sign_in(page, user)

    def at(self, path: str) -> str:
        return f"/ruedas/{self.round.pk}/{path}"

    def person(self, **who: Any) -> Participant:
        return self.round.participants.get(**who)

    def own(self, person: Participant, what: str) -> str:
        return self.at(f"participantes/{person.pk}/{what}/")


@pytest.fixture
def walk(people: Cast, a_page: Callable[..., Any]) -> Walk:
    return Walk(people, a_page)


def test_three_people_walk_an_event_from_nothing_to_its_results(
    walk: Walk, the_day_is: Callable[[datetime], None]
) -> None:
    the_day_is(at(9) - timedelta(days=14))
    open_the_event(walk)
    ask_and_answer(walk)
    say_who_should_meet(walk)
    choose_plan_and_publish(walk)

    the_day_is(at(8, 40))
    arrive(walk)
    the_day_is(at(9, 5))
    hold_the_first_meeting(walk)
    repair_after_a_no_show(walk)

    the_day_is(at(13))
    told = {"firm": tell_as_the_firm(walk), "buyer": tell_as_the_buyer(walk)}
    assert max(told.values()) <= A_MINUTE_OF_TAPS
    read_the_results(walk)


def open_the_event(walk: Walk) -> None:
    page = walk.organiser
    page.goto("/ruedas/nueva/")
    page.get_by_label("Nombre").fill("Encuentro de tres")
    page.get_by_label("Lugar").fill("Salón del puerto")
    page.locator("main form button[type=submit]").click()
    page.get_by_role("heading", name="Encuentro de tres").wait_for()
    walk.round = Round.objects.get()
    page.goto(walk.at("dias/"))
    page.get_by_label("Días").fill("03-12-2026")
    page.get_by_label("Desde", exact=True).fill("09:00")
    page.get_by_label("Hasta", exact=True).fill("12:00")
    page.get_by_label("Minutos por reunión").fill("20")
    page.get_by_role("button", name="Armar los horarios").click()
    page.get_by_role("cell", name="11:40–12:00").wait_for()
    page.get_by_label("Número de mesas").fill("3")
    page.get_by_role("button", name="Guardar mesas").click()
    page.get_by_text("Nombres de las mesas").wait_for()
    page.goto(walk.at("participantes/agregar/"))
    for name in ("Honey Traders", "Importadora del Norte", "Cosecha 1 SpA", "Cosecha 2 SpA", "Cosecha 3 SpA"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Agregar a la rueda").click()
    page.get_by_role("link", name="Honey Traders").wait_for()
    page.goto(walk.at("bases/editar/"))
    page.get_by_label("Qué es y para quién").fill("Ven a conocer compradores de otros países.")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/(bases|inscripciones)/$"))
    page.goto(walk.at(""))
    page.get_by_label("Cambiar el estado").select_option("registration")
    page.get_by_role("button", name="Cambiar", exact=True).click()
    page.locator(".tag", has_text="Inscripción").first.wait_for()


def ask_and_answer(walk: Walk) -> None:
    """The firm asks to come, the organiser says yes."""
    walk.firm.goto(walk.at("bases/"))
    walk.firm.get_by_label("Por qué quiere participar").fill("Queremos vender miel afuera.")
    walk.firm.get_by_role("button", name="Inscribir").tap()
    walk.firm.get_by_role("button", name="Ya no participa").wait_for()
    walk.organiser.goto(walk.at("inscripciones/"))
    walk.organiser.get_by_role("link", name=f"Responder {walk.people.firm.name}").click()
    walk.organiser.get_by_role("radio", name="Aceptar", exact=True).check()
    walk.organiser.locator("main form button[type=submit]").click()
    walk.organiser.wait_for_url(re.compile(r"/inscripciones/$"))


def say_who_should_meet(walk: Walk) -> None:
    """The buyer says what it looks for and asks for two firms; the firm answers the one that asked."""
    buyer = walk.buyer
    me = walk.person(buyer__name="Honey Traders")
    buyer.goto(walk.at(""))
    buyer.get_by_role("link", name="Say what you look for").click()
    buyer.get_by_role("link", name="Add a need").first.click()
    buyer.locator("[name=text]").fill("organic honey")
    buyer.locator("main form button[type=submit]").click()
    buyer.get_by_text("organic honey").first.wait_for()
    buyer.goto(walk.own(me, "catalogo"))
    asked = walk.people.firm.name, "Cosecha 1 SpA"
    for name in asked:
        buyer.get_by_role("button", name=f"Must meet {name}").click()
        expect(buyer.get_by_role("button", name=f"Must meet {name}")).to_have_attribute("aria-pressed", "true")
    screenshot(buyer, "walk-catalogue-en")
    firm = walk.firm
    firm.goto(walk.at(""))
    firm.get_by_role("link", name="Responde 1 solicitud").tap()
    firm.get_by_role("button", name="Imprescindible Honey Traders").tap()
    firm.get_by_text("Ambos quieren reunirse").first.wait_for()
    screenshot(firm, "walk-answered-phone")


def choose_plan_and_publish(walk: Walk) -> None:
    page = walk.organiser
    page.goto(walk.at("elegir/"))
    page.get_by_role("button", name="Elegir las reuniones").click()
    page.get_by_role("button", name="Aplicar").click()
    page.get_by_text(re.compile(r"Se agregaron \d+ reuniones")).wait_for()
    first = walk.round.meetings.filter(second__firm=walk.people.firm)
    first.update(fixed_slot=walk.round.slots.get(number=1))  # of the many best agendas one that is known
    page.goto(walk.at(""))
    page.get_by_role("button", name="Planificar").click()
    page.get_by_text("Agenda óptima con 0 esperas").wait_for()
    page.get_by_role("link", name="Ver la agenda").click()
    page.get_by_role("link", name="Publicar").click()
    page.get_by_role("button", name="Publicar la agenda").click()
    page.get_by_text("La agenda quedó publicada.").wait_for()
    walk.buyer.goto(walk.at(""))
    walk.buyer.get_by_role("link", name="Your day").first.click()
    walk.buyer.get_by_text("This page comes alive on the day of the round").wait_for()


def arrive(walk: Walk) -> None:
    """The code on the badge leads a helper without an account to one big button; the second reading is harmless."""
    page = walk.organiser
    page.goto(walk.at("hoy/mesones/"))
    page.get_by_label("Nombre del mesón").fill("Entrada")
    page.get_by_role("button", name="Abrir mesón").click()
    helper = walk.a_page(viewport=PHONE)
    helper.goto(page.locator(".desk-link a").get_attribute("href"))
    helper.get_by_text("0 de 6 están en el recinto.").wait_for()
    for name in ("Honey Traders", "Importadora del Norte", walk.people.firm.name, "Cosecha 2 SpA", "Cosecha 3 SpA"):
        person = next(p for p in walk.round.participants.all() if p.name == name)
        helper.goto(reverse("matchmaking:badge", args=[token_of(BADGE, person.pk)]))
        helper.get_by_role("button", name="Llegó", exact=True).tap()
        helper.get_by_role("button", name="Se fue").wait_for()
    screenshot(helper, "walk-badge-phone")
    walk.buyer.goto(walk.own(walk.person(buyer__name="Honey Traders"), "hoy"))
    walk.buyer.locator("[data-arrival]", has_text="08:40").wait_for(state="attached")


def hold_the_first_meeting(walk: Walk) -> None:
    page = walk.organiser
    page.goto(walk.at("hoy/"))
    row = page.locator(".day-sitting", has_text=walk.people.firm.name)
    row.get_by_role("button", name="Empezó").click()
    row.get_by_text("En curso").wait_for()
    row.get_by_role("button", name="Se hizo").click()
    expect(row.get_by_role("button", name="Se hizo")).to_have_count(0)


def repair_after_a_no_show(walk: Walk) -> None:
    """One firm never came: what changes is seen before anything does, and whoever is concerned sees it on the page."""
    page, buyer = walk.organiser, walk.buyer
    concerned = walk.person(buyer__name="Honey Traders")
    gone = walk.person(firm__name="Cosecha 1 SpA")
    buyer.goto(walk.own(concerned, "hoy"))
    before = buyer.locator("[data-list] li", has_text="Cosecha 1 SpA")
    expect(before).to_have_count(1)
    page.goto(walk.at("meson/"))
    page.get_by_label("Nombre, RUT o número").press_sequentially("cosecha 1")
    found = page.locator("#desk-found li", has_text="Cosecha 1 SpA")
    found.get_by_text("Otra cosa").click()
    found.get_by_role("button", name="No viene hoy").click()
    page.get_by_text("Lo último que se anotó").wait_for()
    page.goto(walk.at("hoy/"))
    page.get_by_role("button", name="Arreglar la agenda").click()
    page.get_by_role("heading", name="Esto cambiaría").wait_for()
    page.get_by_text(re.compile("Cosecha 1 SpA no puede estar a las")).first.wait_for()
    screenshot(page, "walk-repair", whole=True)
    expect(before).to_have_count(1)
    page.get_by_role("button", name="Publicar y avisar").click()
    page.get_by_text("La versión 2 quedó publicada.").wait_for()
    buyer.evaluate("window.dispatchEvent(new Event('online'))")  # without a line pages ask every 20 seconds
    buyer.get_by_text(re.compile("The meeting with Cosecha 1 SpA at .* was cancelled")).wait_for()
    expect(before).to_have_count(0)
    screenshot(buyer, "walk-changed-en", whole=True)
    assert not walk.round.agendas.get(state="published").meetings.filter(meeting__second=gone).exists()


def tell_as_the_firm(walk: Walk) -> int:
    """Taps until the firm has told of its meeting with the buyer."""
    page = walk.firm
    page.goto(walk.own(walk.person(firm=walk.people.firm), "resultados"))
    taps = [
        page.get_by_role("link", name="Contar la reunión con Honey Traders"),
        page.get_by_text("Pedido", exact=True),
        page.get_by_text("Montos, si los sabes"),
        page.get_by_label("Comprometido", exact=True),
        page.get_by_role("button", name="Guardar", exact=True),
    ]
    *first, save = taps
    for tap in first:
        tap.tap()
    page.get_by_label("Comprometido", exact=True).fill("12000")
    page.get_by_label("Moneda").select_option("USD")
    screenshot(page, "walk-outcome-phone", whole=True)
    save.tap()
    page.get_by_text("Guardado").wait_for()
    return len(taps) + 2


def tell_as_the_buyer(walk: Walk) -> int:
    """The buyer remembers the same meeting otherwise: a quotation, no order."""
    page = walk.buyer
    page.goto(walk.own(walk.person(buyer__name="Honey Traders"), "resultados"))
    taps = [
        page.get_by_role("link", name=re.compile(f"{walk.people.firm.name}$")),
        page.get_by_text("Quotation", exact=True),
        page.get_by_role("button", name="Save", exact=True),
    ]
    for tap in taps:
        tap.click()
    page.get_by_text("Saved").wait_for()
    return len(taps)


def read_the_results(walk: Walk) -> None:
    """Both definitions of a meeting that was held, and that the sides remember it otherwise."""
    page = walk.organiser
    page.goto(walk.at("resultados/"))
    for label in ("Según la marca en la mesa", "Según al menos un lado", "Los lados dicen cosas distintas"):
        expect(page.locator(".stat", has_text=label).locator(".stat-value")).to_have_text("1")
    expect(page.get_by_text("USD 12.000")).to_be_visible()
    screenshot(page, "walk-results", whole=True)
