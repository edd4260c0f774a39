"""What a person sees when something goes wrong."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation
from tests.cast import Cast

from encadena.site import urls as site_urls
from encadena.site.web import errors


def _forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _garbled(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def _broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


handler400, handler403 = site_urls.handler400, site_urls.handler403
handler404, handler500 = site_urls.handler404, site_urls.handler500
urlpatterns = [
    *site_urls.urlpatterns,
    path("prohibida/", _forbidden),
    path("revuelta/", _garbled),
    path("rota/", _broken),
]


@pytest.fixture
def visitor(cast: Cast, client: Client) -> Client:
    client.raise_request_exception = False
    client.force_login(cast.adviser)
    return client


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/revuelta/", 400, "No entendimos la solicitud"),
        ("/prohibida/", 403, "Tu cuenta tiene el rol «Asesoría»"),
        ("/no-existe/", 404, "No encontramos esta página"),
        ("/rota/", 500, "Algo falló de nuestro lado"),
    ],
)
def test_each_failure_says_what_happened_and_shows_a_way_out(
    visitor: Client, address: str, status: int, sentence: str
) -> None:
    response = visitor.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert sentence in page
    assert 'href="/"' in page
    assert "data-back" in page


def test_our_own_failure_is_told_without_asking_the_database() -> None:
    """No database is allowed in this test: the page must be drawn all the same."""
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "lo que ya estaba guardado sigue intacto" in response.content.decode()


@pytest.mark.parametrize(("language", "lang"), [("en", 'lang="en"'), ("pt", 'lang="pt"')])
def test_our_own_failure_is_told_in_the_language_of_the_page(language: str, lang: str) -> None:
    with translation.override(language):
        assert lang in errors.server_error(RequestFactory().get("/")).content.decode()


def test_a_form_that_was_open_too_long_is_explained(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.adviser)
    response = strict.post("/cuenta/logout/")
    assert response.status_code == 403
    assert "El formulario venció" in response.content.decode()


def test_a_passer_by_gets_the_same_words_for_what_is_not_there(client: Client, db: None) -> None:
    response = client.get("/no-existe/")
    assert response.status_code == 404
    assert "No encontramos esta página" in response.content.decode()
