"""The home page of each role."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.cast import Cast

from encadena.firms.models import Representation
from encadena.kernel import clock
from encadena.ui import home as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_cards", {})
    monkeypatch.setattr(registry, "_steps", {})


def test_a_passer_by_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get("/").headers["Location"].startswith("/cuenta/login/")


def test_every_role_has_a_home(cast: Cast, client: Client) -> None:
    for user in cast.by_role().values():
        client.force_login(user)
        assert client.get("/").status_code == 200, user.role


def test_cards_stand_under_the_question_they_answer(cast: Cast, client: Client, cards: None) -> None:
    registry.register_card("late", "account_email", 10, ["adviser"])
    registry.register_card("news", "mfa_index", 10, group="changed")
    registry.register_card("other", "account_email", 10, ["buyer"])
    client.force_login(cast.adviser)
    page = client.get("/").content.decode()
    assert page.index("Qué necesita de ti hoy") < page.index('id="tarjeta-late"') < page.index("Qué cambió")
    assert page.index("Qué cambió") < page.index('id="tarjeta-news"')
    assert "tarjeta-other" not in page
    assert "Cuánto llevamos" not in page


def test_a_card_of_a_room_that_is_not_mounted_is_left_out(cast: Cast, client: Client, cards: None) -> None:
    registry.register_card("ghost", "nowhere:card", 10)
    client.force_login(cast.adviser)
    assert "tarjeta-ghost" not in client.get("/").content.decode()


def test_an_idle_day_says_so_and_teaches_one_thing(cast: Cast, client: Client, cards: None) -> None:
    client.force_login(cast.adviser)
    assert "Nada pendiente" in client.get("/").content.decode()


def test_the_first_steps_are_ticked_and_leave_when_all_are_done(cast: Cast, client: Client, cards: None) -> None:
    done = {"one": True, "two": False}
    for key in done:
        registry.register_step(
            key, label=key, text="", url_name="account_email", order=1, done=lambda user, key=key: done[key]
        )
    client.force_login(cast.head)
    assert "1 de 2 listos" in client.get("/").content.decode()
    done["two"] = True
    assert "Primeros pasos" not in client.get("/").content.decode()


def test_a_firms_owner_reaches_its_page_from_the_menu(cast: Cast, client: Client) -> None:
    client.force_login(cast.owner)
    assert "/mi-empresa/" in client.get("/").content.decode()
    assert client.get("/mi-empresa/").headers["Location"] == f"/empresas/{cast.firm.pk}/"


def test_an_owner_of_several_firms_chooses_at_home(cast: Cast, client: Client) -> None:
    Representation.objects.create(user=cast.owner, firm=cast.rival_firm, since="2020-01-01")
    client.force_login(cast.owner)
    assert client.get("/mi-empresa/").headers["Location"] == "/"


def test_nobody_else_has_a_firm_of_their_own(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    assert client.get("/mi-empresa/").status_code == 404


@pytest.mark.parametrize(("hour", "greeting"), [(12, "Buenos días"), (18, "Buenas tardes"), (1, "Buenas noches")])
def test_the_greeting_follows_the_clock_of_chile(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, hour: int, greeting: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 12, hour, tzinfo=UTC))
    client.force_login(cast.adviser)
    assert f"{greeting}, Ana" in client.get("/").content.decode()
