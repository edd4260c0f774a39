from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


def _card(user: object) -> str:
    browser = Browser()
    browser.force_login(user)  # type: ignore[arg-type]
    return str(browser.get("/resultados/tarjeta/azar/").content.decode())


def test_a_centre_far_from_the_others_is_named_with_its_measure(cast: Cast) -> None:
    cache.clear()
    first = date(clock.today().year, 1, 1)
    for n in range(5):
        client = a_client(a_centre(cast.operator, name=f"Centro {n}"), cast.adviser)
        for _ in range(40):
            a_session(client, on=first, counts=True)
    linked = a_client(cast.centre, cast.adviser)
    for _ in range(40):
        a_session(linked, on=first, counts=True, linked_kind="chain", linked_id=1)
    page = _card(cast.head)
    assert "Centro Ana" in page
    assert "Sesiones vinculadas a encadenamientos" in page
    assert "Centro 0" not in page


def test_nothing_outside_and_nobody_to_compare_are_told_apart(cast: Cast) -> None:
    cache.clear()
    assert "Ningún centro tuyo se aparta" in _card(cast.head)
    assert "Todavía no tienes centros que comparar" in _card(cast.owner)
