"""The shell as a person meets it: keys, dark mode, language, messages, drafts, and those who see little."""

import re
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from tests.browser import PHONE, screenshot, sign_in
from tests.cast import Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.ui.style_urls"),
]
AXE = """
async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})).violations
  .filter(v => ["serious", "critical"].includes(v.impact))
  .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.any.map(a => a.message)}`))
"""


@pytest.fixture
def desk(browser_page: Any, cast: Cast) -> Any:
    sign_in(browser_page, cast.adviser)
    return browser_page


def theme_of(page: Any) -> str:
    return str(page.locator("html").get_attribute("data-bs-theme"))


def test_the_chosen_light_survives_the_next_page(desk: Any) -> None:
    desk.goto("/estilo/")
    assert theme_of(desk) == "light"
    desk.locator("[data-theme-toggle]:visible").click()
    assert theme_of(desk) == "dark"
    desk.goto("/")
    assert theme_of(desk) == "dark"


def test_without_a_choice_the_system_decides(a_page: Any, cast: Cast) -> None:
    page = a_page(dark=True)
    sign_in(page, cast.adviser)
    page.goto("/estilo/")
    assert theme_of(page) == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-bs-theme=light]", timeout=5000)  # the browser tells of it a little later


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["/estilo/", "/estilo/?mensajes=1", "/"])
def test_nothing_stands_in_the_way_of_a_screen_reader_or_a_weak_eye(
    a_page: Any, cast: Cast, path: str, dark: bool
) -> None:
    page = a_page(dark=dark)
    sign_in(page, cast.adviser)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # colours fade in
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []


@pytest.mark.parametrize("path", ["/cuenta/login/", "/no-existe/"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_outside_the_shell_are_open_to_everybody_too(a_page: Any, db: None, path: str, dark: bool) -> None:
    page = a_page(dark=dark)
    page.goto(path)
    page.complaints.clear()  # the browser itself reports the status 404
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []


def test_a_question_mark_opens_the_keys_and_escape_closes_them(desk: Any) -> None:
    desk.goto("/")
    desk.keyboard.press("?")
    assert desk.locator("#ayuda").is_visible()
    desk.keyboard.press("Escape")
    assert not desk.locator("#ayuda").is_visible()


def test_g_and_a_letter_go_to_a_place(desk: Any) -> None:
    desk.goto("/estilo/")
    desk.keyboard.press("g")
    desk.keyboard.press("i")
    desk.wait_for_url(re.compile(r"/$"))


def test_n_makes_a_new_one_but_not_while_somebody_types(desk: Any) -> None:
    desk.goto("/estilo/")
    box = desk.locator("#id_name")
    box.fill("")
    box.press("n")
    assert box.input_value() == "n"
    assert not desk.url.endswith("#formulario")
    box.blur()
    desk.keyboard.press("n")
    desk.wait_for_url(re.compile("#formulario$"))


def test_a_slash_reaches_the_search_box(desk: Any) -> None:
    desk.goto("/")
    desk.keyboard.press("/")
    assert desk.evaluate("document.activeElement.id") == "buscar"


def test_the_first_tab_skips_to_the_content(desk: Any) -> None:
    desk.goto("/")
    desk.keyboard.press("Tab")
    assert desk.locator(":focus").inner_text() == "Ir al contenido"
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "contenido"


def test_messages_appear_and_only_errors_stay(desk: Any) -> None:
    desk.goto("/estilo/?mensajes=1")
    shown = desk.locator(".toast.show")
    assert shown.count() == 4
    assert desk.locator(".toast.show", has_text="Deshacer").count() == 1
    desk.clock.install()
    assert desk.locator('.toast[data-toast="stay"]').get_attribute("role") == "alert"


def test_the_language_can_be_changed_from_every_page(desk: Any, cast: Cast) -> None:
    desk.goto("/")
    desk.locator(".language-button").click()
    desk.get_by_role("button", name="English").click()
    desk.locator('html[lang="en"]').wait_for(state="attached")
    cast.adviser.refresh_from_db()
    assert cast.adviser.language == "en"


def test_what_was_typed_comes_back_after_a_lost_page(desk: Any) -> None:
    desk.goto("/estilo/")
    desk.locator("#id_name").press_sequentially("Panadería")
    desk.wait_for_timeout(800)  # the draft is kept half a second after the last key
    desk.goto("/")
    desk.goto("/estilo/")
    assert desk.locator("#id_name").input_value() == "Panadería"
    desk.locator(".draft-notice button").click()
    assert desk.locator("#id_name").input_value() == ""


def test_a_filter_sends_itself_and_leaves_empty_fields_out_of_the_address(desk: Any) -> None:
    desk.goto("/estilo/")
    desk.locator("#f-s").select_option("Alimentos")
    desk.wait_for_url(re.compile(r"/estilo/\?rubro=Alimentos$"))


def test_sizes_come_from_data_and_not_from_style_attributes(desk: Any) -> None:
    desk.goto("/estilo/")
    assert desk.locator('[data-width="37.5"]').evaluate("e => e.style.width") == "37.5%"


CUT_WORDS = """() => [...document.querySelectorAll(".phonebar-link span")].filter(span =>
    span.scrollWidth > span.clientWidth + 1 || span.getBoundingClientRect().height > 18
    || span.getBoundingClientRect().right > innerWidth).map(span => span.textContent)"""


def test_on_a_phone_the_menu_comes_from_below_and_nothing_sticks_out(phone_page: Any, cast: Cast) -> None:
    sign_in(phone_page, cast.adviser)
    phone_page.goto("/estilo/")
    assert phone_page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    words = phone_page.locator(".phonebar-link span")
    for number, word in enumerate(("Inicio", "Requerimientos", "Minha empresa")):  # the longest of any role
        words.nth(number).evaluate("(span, word) => span.textContent = word", word)
    assert not phone_page.evaluate(CUT_WORDS)
    phone_page.set_viewport_size({"width": 320, "height": 640})
    assert not phone_page.evaluate(CUT_WORDS)
    phone_page.set_viewport_size(PHONE)
    phone_page.locator(".phonebar button").click()
    phone_page.locator("#menu.show").wait_for()
    assert phone_page.locator("#menu .sidebar-link").first.is_visible()
    screenshot(phone_page, "shell-phone-menu")


def test_on_paper_only_the_content_is_left(desk: Any) -> None:
    desk.goto("/estilo/")
    desk.emulate_media(media="print")
    for part in (".sidebar", ".topbar", ".page-actions"):
        assert not desk.locator(part).is_visible()
    assert desk.locator(".tile-map").is_visible()
    assert desk.locator(".page-title").is_visible()


def test_a_failed_request_of_htmx_is_told(desk: Any) -> None:
    desk.goto("/estilo/")
    desk.evaluate("htmx.ajax('GET', '/no-existe/', {target: 'main', swap: 'none'})")
    desk.get_by_text("No se pudo completar.").wait_for()
    desk.complaints.clear()  # the browser itself reports the status 404
