"""The report as people see it: on a phone and a desk, light and dark, and for whoever has no account."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from encadena.advisory.models import Area
from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.rules.report import Scope
from tests.browser import DESK, PHONE, screenshot, sign_in
from tests.cast import Cast
from tests.impact.makers import YEAR, a_small_network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIOLATIONS = """
async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})).violations
  .map((found) => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`)
"""


@pytest.fixture
def network(cast: Cast) -> Cast:
    Area.objects.get_or_create(  # emptied with everything else by the last test with real transactions
        code="finance", defaults={"name_es": "Finanzas", "name_en": "Finance", "since": "2015-01-01"}
    )
    a_small_network()
    return cast


def _violations(page: Any) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(VIOLATIONS))


def _wider_than_the_screen(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize(("viewport", "dark"), [(PHONE, False), (DESK, True)], ids=["phone", "desk-dark"])
def test_the_report_is_accessible_and_fits_the_screen(
    a_page: Callable[..., Any], network: Cast, viewport: dict[str, int], dark: bool
) -> None:
    page = a_page(viewport=viewport, dark=dark)
    sign_in(page, network.agency)
    page.goto(f"{page.server}/resultados/{YEAR}/", wait_until="networkidle")
    screenshot(page, f"report-{viewport['width']}", whole=True)
    assert _violations(page) == []
    assert not _wider_than_the_screen(page)


def test_a_chart_has_the_colours_of_the_theme(a_page: Callable[..., Any], network: Cast) -> None:
    colours = []
    for dark in (False, True):
        page = a_page(dark=dark)
        sign_in(page, network.agency)
        page.goto(f"{page.server}/resultados/{YEAR}/", wait_until="networkidle")
        bar = page.locator('.chart path[fill="var(--sea)"]').first
        colours.append(bar.evaluate("bar => getComputedStyle(bar).fill"))
    assert colours == ["rgb(11, 107, 99)", "rgb(88, 196, 182)"]


def test_the_public_page_needs_no_account_and_no_script(a_page: Callable[..., Any], network: Cast) -> None:
    publish_report(freeze_report(YEAR, Scope(), actor=None), actor=None)
    page = a_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{page.server}/publico/resultados/{YEAR}/")
    assert page.locator(".chart").count() > 3
    assert page.locator("#def-projects").count() == 1
    page = a_page(viewport=PHONE, language="en")
    page.goto(f"{page.server}/publico/resultados/{YEAR}/", wait_until="networkidle")
    screenshot(page, "report-public-390", whole=True)
    assert "linkage projects were under way" in page.locator("main").inner_text()
    assert _violations(page) == []
    assert not _wider_than_the_screen(page)
