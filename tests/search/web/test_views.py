from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

from ..conftest import Library

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, cast: Cast) -> Client:
    client.force_login(cast.administrator)
    return client


def text_of(html: str) -> str:
    class Text(HTMLParser):
        words = ""

        def handle_data(self, data: str) -> None:
            self.words += data

    parser = Text()
    parser.feed(html)
    return " ".join(parser.words.split())


def test_the_live_list_groups_by_kind_and_marks_what_matched(library: Library, browser: Client) -> None:
    html = browser.get(reverse("search:live"), {"q": "jos"}).content.decode()
    assert "Personas" in html
    assert 'href="/person/2/"' in html
    assert "<mark>Jos</mark>é" in html


def test_the_live_list_says_when_nothing_was_found_and_what_to_try(library: Library, browser: Client) -> None:
    html = text_of(browser.get(reverse("search:live"), {"q": "zzzzqqq"}).content.decode())
    assert "Sin resultados" in html
    assert "menos palabras" in html


def test_the_live_list_is_empty_for_an_empty_box_and_asks_for_more_letters(library: Library, browser: Client) -> None:
    assert browser.get(reverse("search:live")).content.decode().strip() == ""
    assert "dos letras" in browser.get(reverse("search:live"), {"q": "a"}).content.decode()


def test_other_spellings_are_announced(library: Library, browser: Client) -> None:
    for name in ("search:live", "search:results"):
        assert "Parecido a «panadria»" in browser.get(reverse(name), {"q": "panadria"}).content.decode()


def test_the_page_shows_all_kinds_or_one(library: Library, browser: Client) -> None:
    library.firms.rows[7] = ("Zapatería José", "", "", ())
    from encadena.search import actions

    actions.index("firm", [7], actor=None)
    page = browser.get(reverse("search:results"), {"q": "jose"}).content.decode()
    assert "/firm/7/" in page
    assert "/person/2/" in page
    people = browser.get(reverse("search:results"), {"q": "jose", "clase": "person"}).content.decode()
    assert "/firm/7/" not in people
    assert "/person/2/" in people


def test_a_kind_that_does_not_exist_is_not_found(library: Library, browser: Client) -> None:
    assert browser.get(reverse("search:results"), {"q": "jose", "clase": "nada"}).status_code == 404


@pytest.mark.parametrize(
    "q", ["", "a", "zzzqqq", "x" * 10_000, "<script>alert(1)</script>", "🙂", "\x00", '" * : ( ) ^ -']
)
def test_the_page_answers_anything_and_escapes_it(library: Library, browser: Client, q: str) -> None:
    response = browser.get(reverse("search:results"), {"q": q})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert len(response.content) < 100_000


def test_a_title_with_markup_is_shown_as_text(library: Library, browser: Client) -> None:
    from encadena.search import actions

    library.firms.rows[8] = ("<b>Negrita</b> & Cía", "", "", ())
    actions.index("firm", [8], actor=None)
    html = browser.get(reverse("search:live"), {"q": "negrita"}).content.decode()
    assert "<b>Negrita" not in html
    assert "Negrita</mark>&lt;/b&gt; &amp; Cía" in html


def test_whoever_is_not_signed_in_is_sent_to_sign_in(library: Library, client: Client) -> None:
    assert client.get(reverse("search:live"), {"q": "espiga"}).status_code == 302
    assert client.get(reverse("search:results"), {"q": "espiga"}).status_code == 302


def test_a_narrow_reader_gets_nothing_of_a_rival(library: Library, client: Client, cast: Cast) -> None:
    library.firms.scopes[cast.adviser.pk] = ["centre1"]
    client.force_login(cast.adviser)
    for name in ("search:live", "search:results"):
        html = client.get(reverse(name), {"q": "espiga"}).content.decode()
        assert "Panader" in html
        assert "Dorada" not in html
