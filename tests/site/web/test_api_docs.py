"""The page that tells programs what the API does."""

import re

import pytest
from django.test import Client

from encadena.site.api.door import api
from encadena.site.web.api_docs import RESOURCES

from ...cast import Cast


def test_every_operation_is_on_the_page_under_the_name_of_its_resource(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.get("/api/v1/docs").content.decode()
    schema = client.get("/api/v1/openapi.json").json()
    operations = [(path, method) for path, methods in schema["paths"].items() for method in methods]
    assert page.count("<details") == len(operations) > 30
    assert all(path in page for path, _method in operations)
    assert set(RESOURCES) == {path.removeprefix("/api/v1/").split("/")[0] for path, _method in operations}
    assert api.title in page


def test_kinds_of_values_are_told_in_words(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.get("/api/v1/docs").content.decode()
    assert not re.search(r">\s*(string|integer|boolean|number|object)\b", page)
    assert "número entero" in page
    assert "fecha, como 2026-03-12 | null" in page
    assert "lista de: número entero" in page
    assert "firm | adviser | other" in page


@pytest.mark.parametrize(("language", "heading"), [("es", "Planes de acción"), ("en", "Action plans")])
def test_the_page_speaks_the_readers_language(cast: Cast, client: Client, language: str, heading: str) -> None:
    cast.adviser.language = language
    cast.adviser.save()
    client.force_login(cast.adviser)
    assert f'<h2 id="resource-plans">{heading}</h2>' in client.get("/api/v1/docs").content.decode()


def test_a_passer_by_signs_in_first(client: Client) -> None:
    assert client.get("/api/v1/docs").status_code == 302
    assert client.get("/api/v1/openapi.json").status_code == 302
