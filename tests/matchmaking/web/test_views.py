"""A round in a real browser: planned, moved by hand, published, taken away."""

import io
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from pypdf import PdfReader

from encadena.matchmaking.models import Round
from tests.browser import screenshot, sign_in
from tests.cast import Cast, make_cast
from tests.matchmaking.makers import a_published_round, a_ready_round, an_agenda, everybody_meets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> Cast:
    return make_cast()


@pytest.fixture
def round(people: Cast) -> Round:
    round = a_ready_round([people.firm, people.rival_firm], fairness=None, organiser=people.operator)
    everybody_meets(round)
    return round


def drag(page: Any, meeting: Any, cell: Any) -> None:
    start, end = meeting.bounding_box(), cell.bounding_box()
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 14, steps=3)
    with page.expect_response(lambda r: "/efecto/" in r.url):
        page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=5)


def test_a_round_is_planned_moved_published_and_taken_away(people: Cast, round: Round, browser_page: Any) -> None:
    page = browser_page
    sign_in(page, people.promoter)
    page.goto(f"/ruedas/{round.pk}/")
    page.get_by_role("button", name="Planificar").click()
    page.get_by_text("Agenda óptima con 0 esperas").wait_for()
    page.get_by_role("link", name="Ver la agenda").click()
    assert page.locator(".meet").count() == 4

    first = page.locator(".agenda-grid tbody tr").first
    meeting = first.locator(".meet").first
    clash = first.locator("td", has=page.locator(".meet")).nth(1)
    drag(page, meeting, clash)
    page.locator(".drag-verdict [data-impact=bad]").wait_for()
    screenshot(page, "round-drag")
    page.mouse.up()
    page.get_by_text("El cambio no se hizo porque rompe una regla").wait_for()
    page.get_by_role("link", name="Dejarla donde estaba").click()

    used = set(round.agendas.get().meetings.values_list("slot", flat=True))
    empty = round.slots.exclude(pk__in=used).first()
    free = page.locator(".agenda-grid tbody tr").first.locator(f'td[data-slot="{empty.pk}"]')
    drag(page, page.locator(".agenda-grid tbody tr").first.locator(".meet").first, free)
    page.locator(".drag-verdict [data-impact=good]").wait_for()
    page.mouse.up()
    free.locator(".meet").wait_for()
    page.get_by_role("button", name="Deshacer el último cambio").click()
    free.locator(".meet").wait_for(state="detached")

    page.get_by_role("link", name="Publicar").click()
    page.get_by_role("button", name="Publicar la agenda").click()
    page.get_by_text("La agenda quedó publicada.").wait_for()
    agenda = round.agendas.get(state="published")
    person = round.participants.get(firm=people.firm)
    files = {
        end: page.request.get(f"/ruedas/{round.pk}/participantes/{person.pk}/agenda.{end}") for end in ("pdf", "ics")
    }
    assert people.firm.name in PdfReader(io.BytesIO(files["pdf"].body())).pages[0].extract_text()
    assert len(Calendar.from_ical(files["ics"].body()).walk("VEVENT")) == 2
    assert page.request.get(f"/ruedas/{round.pk}/agenda/{agenda.pk}/programa.xlsx").body()[:2] == b"PK"


def test_a_meeting_is_moved_with_the_keyboard_alone(people: Cast, round: Round, browser_page: Any) -> None:
    an_agenda(round)
    page = browser_page
    sign_in(page, people.promoter)
    page.goto(f"/ruedas/{round.pk}/agenda/")

    page.locator(".meet").first.focus()
    page.keyboard.press("Enter")
    page.locator("#move-panel h2:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.locator("#move-panel input[name=slot]:focus").wait_for()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Deshacer el último cambio").wait_for()
    assert round.agendas.get().moves.get().to_slot.number == 6


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_pages_read_well_on_a_phone_and_to_a_screen_reader(people: Cast, a_page: Any, language: str) -> None:
    round = a_published_round([people.firm, people.rival_firm], organiser=people.operator)
    people.promoter.language = language
    people.promoter.save()
    page = a_page(viewport={"width": 390, "height": 844}, language=language)
    sign_in(page, people.promoter)
    agenda = round.agendas.get()
    for name, address in {
        "list": "/ruedas/",
        "overview": f"/ruedas/{round.pk}/",
        "agenda": f"/ruedas/{round.pk}/agenda/?vista=horario",
        "grid": f"/ruedas/{round.pk}/agenda/?vista=grilla",
        "setup": f"/ruedas/{round.pk}/dias/",
        "meetings": f"/ruedas/{round.pk}/reuniones/",
        "matrix": f"/ruedas/{round.pk}/reuniones/matriz/",
        "compare": f"/ruedas/{round.pk}/agenda/{agenda.pk}/cambios/",
    }.items():
        page.goto(address)
        screenshot(page, f"round-{name}-phone-{language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert [(name, v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []
