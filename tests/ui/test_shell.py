"""The frame around a page."""

import pytest
from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from tests.cast import Cast

from encadena.ui.shell import shell_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.style_urls")]


def a_request(user: object = None) -> HttpRequest:
    request = HttpRequest()
    request.path = "/"
    if user is not None:
        request.user = user  # type: ignore[assignment]
    return request


def test_a_passer_by_gets_no_menu() -> None:
    assert shell_of(a_request())["items"] == []


def test_the_menu_is_drawn_once_and_marks_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.get("/").content.decode()
    assert page.count('<a class="sidebar-link active"') == 1
    assert "Ana Asesora" in page


def test_the_page_speaks_the_language_of_its_reader(cast: Cast, client: Client) -> None:
    client.force_login(cast.buyer)
    assert '<html lang="pt"' in client.get("/").content.decode()


def test_a_message_with_an_undo_address_posts_there(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.get("/estilo/?mensajes=1").content.decode()
    assert 'action="/estilo/"' in page
    assert "Deshacer" in page
    assert page.count('data-toast="stay"') == 1


def test_a_fragment_carries_its_messages_out_of_band(rf: object) -> None:
    message = messages.storage.base.Message(messages.SUCCESS, "Listo.")
    shown = render_to_string("ui/fragment.html", {"messages": [message]})
    assert 'hx-swap-oob="beforeend' in shown
    assert "Listo." in shown
    assert "<html" not in shown


def test_a_fragment_without_messages_adds_nothing() -> None:
    assert render_to_string("ui/fragment.html", {"messages": []}).strip() == ""


@override_settings(LANGUAGE_CODE="es")
def test_a_plain_page_needs_no_request() -> None:
    assert "Encadena" in render_to_string("ui/plain.html")


def test_no_page_has_a_script_or_a_style_of_its_own(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    response = client.get("/estilo/")
    page = response.content.decode()
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert ' style="' not in page
    assert "<style" not in page
    assert "<script>" not in page
