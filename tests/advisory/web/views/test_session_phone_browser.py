"""Sessions on a phone whose line comes and goes: nothing lost, nothing twice, nobody else's."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from encadena.advisory.models import Area, Client, Session
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.browser import PHONE, screenshot, sign_in
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/asesoria/sesiones/nueva/"
SEND = "**/asesoria/sesiones/enviar/"
NAMES = ["Cecinas Doña Rosa", "Miel de Quillón", "Muebles Coihue", "Taller Ñuke", "Viña Itata Norte"]
AXE = """
async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})).violations
  .filter(v => ["serious", "critical"].includes(v.impact))
  .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.any.map(a => a.message)}`))
"""
KEPT = """
async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()
"""
RECORDS = """
() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("encadena-sessions");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = async () => {
    const names = [...asked.result.objectStoreNames];
    const rows = {};
    for (const name of names) {
      rows[name] = await new Promise((done) => {
        asked.result.transaction(name).objectStore(name).getAll().onsuccess = (e) => done(e.target.result);
      });
    }
    asked.result.close();
    const text = (value) => value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
    const shown = (v) => (v instanceof CryptoKey ? `extractable ${v.extractable}` : text(v));
    const told = (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, shown(v)]));
    resolve(Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.map(told)])));
  };
})
"""


@pytest.fixture
def clients(cast: Cast) -> list[Client]:
    if not Area.objects.exists():  # emptied with everything else by the last test with real transactions
        for number, code in enumerate(("finance", "marketing"), 1):
            Area.objects.create(code=code, name_es=code, name_en=code, position=number, since="2015-01-01")
    return [a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser, name=name)) for name in NAMES]


@pytest.fixture
def phone(a_page: Any, cast: Cast, clients: list[Client]) -> Any:
    """Ana's phone, with the form open and ready to go without signal."""
    page = a_page(viewport=PHONE)
    sign_in(page, cast.adviser)
    open_form(page)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    until(page, "(await caches.keys()).some((name) => name.startsWith('encadena-sessions-'))")
    until(page, "navigator.serviceWorker.controller !== null")
    return page


@pytest.fixture
def quiet(phone: Any) -> Iterator[Any]:
    """For tests that cut the line: the browser itself reports what it could not fetch."""
    yield phone
    noise = re.compile(r"Failed to load resource|net::ERR|NetworkError|status of 4\d\d|htmx:(afterRequest|sendError)")
    phone.complaints[:] = [text for text in phone.complaints if not noise.search(text)]


def open_form(page: Any) -> None:
    page.goto(FORM)
    page.locator("[data-picker-options] button").first.wait_for()


def fill(page: Any, name: str, advice: str = "Costos y margen", minutes: int = 45) -> None:
    """Client, area, minutes, what was advised: the mode and the day are there already."""
    page.get_by_role("button", name=name, exact=True).tap()
    page.locator("[data-areas] label:visible").first.tap()
    page.locator(f"[data-clock] [data-minutes='{minutes}']").first.tap()
    page.locator("#session-advice").fill(advice)


def until(page: Any, condition: str) -> None:
    """Playwright's own wait takes a promise for a yes."""
    for _ in range(100):
        if page.evaluate(f"async () => {condition}"):
            return
        page.wait_for_timeout(100)
    pytest.fail(condition)


def save(page: Any) -> None:
    page.get_by_role("button", name="Guardar sesión").tap()


def state(page: Any, name: str, word: str) -> None:
    page.locator(f".session-draft[data-state='{word}']", has_text=name).wait_for()


def log() -> list[str]:
    """What is in the log, in the order in which it came."""
    return [str(s.attended.get().firm) for s in Session.objects.order_by("pk")]


def test_a_session_is_logged_and_the_form_is_ready_for_the_next(phone: Any) -> None:
    fill(phone, NAMES[0])
    phone.locator("[data-sum]", has_text="llevas 0 min; con esta, 45 min").wait_for()
    save(phone)
    state(phone, NAMES[0], "sent")
    assert log() == [NAMES[0]]
    session = Session.objects.get()
    assert (session.contact_minutes, session.counts, session.offline) == (45, True, False)
    assert phone.locator("#session-advice").input_value() == ""
    fill(phone, NAMES[1], minutes=30)
    phone.locator("[data-sum]", has_text="llevas 45 min; con esta, 1 h 15 min").wait_for()
    screenshot(phone, "session-form-phone", whole=True)


def test_five_sessions_of_which_two_without_signal_arrive_in_order_and_in_under_five_minutes(quiet: Any) -> None:
    started, taps = time.monotonic(), 0
    for number, name in enumerate(NAMES):
        quiet.context.set_offline(number in (2, 3))  # the phone writes down what it sees at the moment of saving
        fill(quiet, name, advice=f"Sesión {number}")
        save(quiet)
        taps += 4
        state(quiet, name, "unsent" if number in (2, 3) else "sent")
    for name in NAMES:
        state(quiet, name, "sent")
    assert log() == NAMES
    assert list(Session.objects.order_by("pk").values_list("offline", flat=True)) == [False, False, True, True, False]
    assert (taps, time.monotonic() - started < 300) == (20, True)


def test_an_answer_that_is_lost_after_the_server_saved_leaves_exactly_one_session(quiet: Any) -> None:
    lost = []

    def lose(route: Any) -> None:
        lost.append(route.fetch().status)  # it reached the server …
        route.abort("connectionreset") if len(lost) == 1 else route.continue_()  # … and the phone never knew

    quiet.context.route(SEND, lose)
    fill(quiet, NAMES[0])
    save(quiet)
    state(quiet, NAMES[0], "sent")
    assert lost[0] == 200
    assert len(lost) >= 2
    assert log() == [NAMES[0]]


def test_a_line_that_is_cut_in_the_middle_of_a_save_is_waited_for(quiet: Any) -> None:
    quiet.context.route(SEND, lambda route: (quiet.context.set_offline(True), route.abort("internetdisconnected")))
    fill(quiet, NAMES[0])
    save(quiet)
    state(quiet, NAMES[0], "unsent")
    quiet.locator("[data-phone-notice]", has_text="Sin señal").wait_for()
    assert log() == []
    quiet.context.unroute(SEND)
    quiet.context.set_offline(False)
    state(quiet, NAMES[0], "sent")
    assert log() == [NAMES[0]]


def test_the_form_opens_without_signal_from_a_closed_browser_and_holds_nobodys_page(quiet: Any) -> None:
    page, context = quiet, quiet.context
    context.set_offline(True)
    other = context.new_page()
    other.goto(f"{page.server}/empresas/")  # any address: whoever is lost finds the form
    other.get_by_role("button", name=NAMES[3], exact=True).wait_for()
    fill(other, NAMES[3])
    screenshot(other, "session-form-without-signal", whole=True)
    save(other)
    state(other, NAMES[3], "unsent")
    other.close()
    kept = page.evaluate(KEPT)
    assert [path for path in kept if not path.startswith("/static/")] == ["/asesoria/sesiones/sin-senal/"]
    context.set_offline(False)
    state(page, NAMES[3], "sent")
    assert log() == [NAMES[3]]


def test_a_browser_closed_in_the_middle_of_a_form_brings_it_back(phone: Any) -> None:
    fill(phone, NAMES[2], advice="A medio escribir")
    phone.wait_for_timeout(900)
    other = phone.context.new_page()
    phone.close()
    other.goto(f"{phone.server}{FORM}")
    other.locator("[data-recovered]").wait_for()
    assert other.locator("#session-advice").input_value() == "A medio escribir"
    assert other.locator("[data-picked]").inner_text().startswith(NAMES[2])
    save(other)
    state(other, NAMES[2], "sent")
    assert log() == [NAMES[2]]


def test_a_double_tap_is_one_session(phone: Any) -> None:
    fill(phone, NAMES[0])
    phone.evaluate(
        "() => { const f = document.querySelector('[data-session-form]'); f.requestSubmit(); f.requestSubmit(); }"
    )
    state(phone, NAMES[0], "sent")
    phone.wait_for_timeout(500)
    assert log() == [NAMES[0]]


def test_two_tabs_that_come_back_at_once_send_each_session_once(quiet: Any) -> None:
    other = quiet.context.new_page()
    other.goto(f"{quiet.server}{FORM}")
    other.locator("[data-picker-options] button").first.wait_for()
    quiet.context.set_offline(True)
    for page, name in ((quiet, NAMES[0]), (other, NAMES[1]), (quiet, NAMES[2])):
        fill(page, name)
        save(page)
        state(page, name, "unsent")
    quiet.context.set_offline(False)
    for name in NAMES[:3]:
        state(quiet, name, "sent")
        state(other, name, "sent")
    assert log() == NAMES[:3]


def test_a_refusal_is_told_and_the_draft_is_corrected_and_sent_again(quiet: Any) -> None:
    fill(quiet, NAMES[0])
    quiet.locator("input[name=starts_at]").fill("10:00")
    save(quiet)
    state(quiet, NAMES[0], "sent")
    fill(quiet, NAMES[1])
    quiet.locator("input[name=starts_at]").fill("10:30")
    save(quiet)
    state(quiet, NAMES[1], "refused")
    draft = quiet.locator(".session-draft[data-state='refused']")
    assert f"de 10:00 a 10:45 con {NAMES[0]}" in draft.inner_text()
    screenshot(quiet, "session-refused-phone", whole=True)
    draft.get_by_role("button", name="Corregir").tap()
    assert quiet.locator("#session-advice").input_value() == "Costos y margen"
    quiet.locator("input[name=starts_at]").fill("11:00")
    save(quiet)
    state(quiet, NAMES[1], "sent")
    assert log() == NAMES[:2]


def test_a_key_that_holds_other_content_is_shown_and_may_go_as_another_session(quiet: Any) -> None:
    """The answer was lost, the person changed the text, and sent it again: both texts survive."""
    quiet.context.route(SEND, lambda route: (route.fetch(), route.abort("connectionreset")))
    fill(quiet, NAMES[0], advice="Primero")
    save(quiet)
    state(quiet, NAMES[0], "unsent")
    quiet.locator(".session-draft").get_by_role("button", name="Corregir").tap()
    quiet.locator("#session-advice").fill("Cambiado")
    quiet.context.unroute(SEND)
    save(quiet)
    state(quiet, NAMES[0], "refused")
    draft = quiet.locator(".session-draft[data-state='refused']")
    assert "ya estaba guardada con otro contenido" in draft.inner_text()
    assert draft.get_by_role("link", name="Abrir la guardada").is_visible()
    assert Session.objects.get().advice == "Primero"
    draft.get_by_role("button", name="Enviar como otra sesión").tap()
    state(quiet, NAMES[0], "sent")
    assert list(Session.objects.order_by("pk").values_list("advice", flat=True)) == ["Primero", "Cambiado"]


def test_an_expired_sign_in_keeps_the_drafts_and_asks_to_come_in(quiet: Any, cast: Cast) -> None:
    quiet.context.clear_cookies()
    fill(quiet, NAMES[0])
    save(quiet)
    state(quiet, NAMES[0], "unsent")
    quiet.get_by_text("Tu sesión venció").wait_for()
    sign_in(quiet, cast.adviser)
    open_form(quiet)
    state(quiet, NAMES[0], "sent")
    assert log() == [NAMES[0]]


def test_what_the_phone_holds_cannot_be_read_and_another_account_does_not_see_it(quiet: Any, cast: Cast) -> None:
    quiet.context.set_offline(True)
    fill(quiet, NAMES[0], advice="Secreto del pan")
    save(quiet)
    state(quiet, NAMES[0], "unsent")
    kept = quiet.evaluate(RECORDS)
    assert kept["keys"][0]["key"] == "extractable false"
    assert not any(secret in str(kept) for secret in ("Secreto", *NAMES))
    quiet.context.clear_cookies()  # first: what is kept is sent as soon as there is a signal
    quiet.context.set_offline(False)
    a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    sign_in(quiet, cast.rival)
    open_form(quiet)
    quiet.get_by_text("sesiones sin enviar de otra persona").wait_for()
    assert quiet.locator(".session-draft").count() == 0
    assert not any(name in quiet.content() for name in NAMES)
    assert log() == []


def test_signing_out_warns_about_what_was_not_sent_and_then_leaves_nothing(quiet: Any, cast: Cast) -> None:
    quiet.context.route(SEND, lambda route: route.abort("connectionreset"))
    fill(quiet, NAMES[0])
    save(quiet)
    state(quiet, NAMES[0], "unsent")
    quiet.goto("/cuenta/logout/")
    quiet.get_by_role("button", name="Salir").tap()
    quiet.get_by_text("Tienes sesiones sin enviar").wait_for()
    quiet.locator("[data-leave-count]", has_text="1").wait_for()
    screenshot(quiet, "session-leave-phone", whole=True)
    quiet.get_by_role("button", name="Salir y borrar lo que queda").tap()
    quiet.wait_for_url(re.compile("login"))
    kept = quiet.evaluate(RECORDS)
    assert (kept["drafts"], kept["keys"]) == ([], [])
    assert [row["name"] for row in kept["kept"]] in ([], ["current"])
    assert quiet.evaluate("async () => (await caches.keys()).filter((n) => n.startsWith('encadena-sessions-'))") == []


def test_what_was_sent_from_the_warning_page_is_sent_and_the_way_out_is_free(phone: Any) -> None:
    fill(phone, NAMES[0], advice="Sin terminar")
    save(phone)
    state(phone, NAMES[0], "sent")
    phone.goto("/cuenta/logout/")
    phone.get_by_role("button", name="Salir").tap()
    phone.wait_for_url(re.compile("login"))


def test_where_the_browser_keeps_nothing_the_plain_form_still_works(
    a_page: Any, cast: Cast, clients: list[Client]
) -> None:
    page = a_page(viewport=PHONE, service_workers="block")
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    sign_in(page, cast.adviser)
    open_form(page)
    assert page.get_by_text("no puede guardar sesiones sin señal").is_visible()
    fill(page, NAMES[0])
    save(page)
    page.wait_for_url(re.compile(r"/asesoria/sesiones/\d+/$"))
    assert log() == [NAMES[0]]


def test_a_new_version_of_the_files_replaces_the_old_one(phone: Any) -> None:
    phone.evaluate("() => caches.open('encadena-sessions-old').then(() => true)")
    phone.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).unregister(); }")
    open_form(phone)
    until(phone, "!(await caches.keys()).includes('encadena-sessions-old')")
    assert len(phone.evaluate("() => caches.keys()")) == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_form_is_open_to_everybody(a_page: Any, cast: Cast, clients: list[Client], dark: bool) -> None:
    page = a_page(viewport=PHONE, dark=dark)
    sign_in(page, cast.adviser)
    open_form(page)
    fill(page, NAMES[0])
    page.set_viewport_size({"width": 390, "height": 3000})  # nothing lies under the bar at the bottom
    page.wait_for_timeout(400)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []


def test_a_voice_becomes_text_where_the_browser_listens(a_page: Any, cast: Cast, clients: list[Client]) -> None:
    page = a_page(viewport=PHONE)
    page.add_init_script("""
      window.SpeechRecognition = class extends EventTarget {
        start() {
          const heard = Object.assign(new Event("result"), { resultIndex: 0,
            results: [Object.assign([{ transcript: " subir el precio " }], { isFinal: true })] });
          setTimeout(() => { this.dispatchEvent(heard); this.dispatchEvent(new Event("end")); }, 10);
        }
        stop() {}
      };
    """)
    sign_in(page, cast.adviser)
    open_form(page)
    page.locator("#session-advice").fill("Propuse")
    page.get_by_role("button", name="Dictar").tap()
    page.wait_for_function("() => document.querySelector('#session-advice').value === 'Propuse subir el precio'")


def test_a_next_step_takes_its_date_from_one_tap(phone: Any) -> None:
    fill(phone, NAMES[0])
    phone.locator("#session-next").fill("Enviar planilla")
    phone.get_by_role("button", name="en 1 semana").tap()
    save(phone)
    state(phone, NAMES[0], "sent")
    assert (Session.objects.get().next_action_on - clock.today()).days in (6, 7, 8)
