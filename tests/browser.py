"""A real Chromium for tests marked ``browser``, against the live server, with the strict headers of production.

``browser_page`` is a page on a desk; ``a_page(...)`` makes more (phone, dark, another language). ``sign_in(page,
user)`` enters by session cookie. Everything that the console complains about, the Content-Security-Policy included, is
collected in ``page.complaints`` and must stay empty: the fixture checks it at the end.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management.commands import flush
from django.test import Client

from encadena.accounts.models import User

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SHOTS = Path(__file__).parents[1] / "test-results"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session", autouse=True)
def _catalogs_survive_a_flush() -> Iterator[None]:
    """Tests with real transactions empty every table at their end; the official ones came with a migration and stay."""
    original = flush.sql_flush

    def sql_flush(style: Any, connection: Any, **options: Any) -> list[str]:
        names = connection.introspection.django_table_names
        connection.introspection.django_table_names = lambda **kw: [
            table for table in names(**kw) if not table.startswith("catalogs_")
        ]
        try:
            return original(style, connection, **options)
        finally:
            del connection.introspection.django_table_names

    flush.sql_flush = sql_flush
    yield
    flush.sql_flush = original


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing and the continuous check needs it")
        pytest.skip("Chromium is not installed (apt install chromium, or set CHROMIUM)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the test's thread
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def a_page(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Makes pages: ``a_page(viewport=PHONE, dark=True, language="en", **context_options)``."""
    contexts: list[Any] = []

    def make(*, viewport: dict[str, int] = DESK, dark: bool = False, language: str = "es", **options: Any) -> Any:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            locale={"es": "es-CL", "en": "en-GB", "pt": "pt-BR"}[language],
            has_touch=viewport == PHONE,
            is_mobile=viewport == PHONE,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.complaints, page.server = [], live_server.url
        page.on("console", lambda m: page.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield make
    complaints = [text for context in contexts for page in context.pages for text in getattr(page, "complaints", [])]
    for context in contexts:
        context.close()
    assert complaints == [], "the console must stay silent"


@pytest.fixture
def browser_page(a_page: Callable[..., Any]) -> Any:
    return a_page()


@pytest.fixture
def phone_page(a_page: Callable[..., Any]) -> Any:
    return a_page(viewport=PHONE)


def sign_in(page: Any, user: User) -> None:
    """Puts a session of this user into the browser; the next page is theirs, in their language."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.server}])


def screenshot(page: Any, name: str, *, whole: bool = False) -> Path:
    """Saves ``test-results/<name>.png`` to be looked at. Of a page that is still on its way there is no picture."""
    SHOTS.mkdir(exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.wait_for_load_state()
    page.screenshot(path=path, full_page=whole)
    return path
