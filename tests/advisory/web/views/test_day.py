from datetime import timedelta

import pytest
from django.test import Client

from encadena.advisory.models import Session
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(cast: Cast, client: Client) -> Session:
    client.force_login(cast.adviser)
    due = clock.today() - timedelta(days=2)
    return a_session(
        a_client(cast.centre, cast.adviser, cast.firm), days_ago=9, next_action="Llamar al banco", next_action_on=due
    )


def test_the_first_thing_on_the_page_is_the_next_thing_to_do(client: Client, promise: Session) -> None:
    page = client.get("/asesoria/mi-dia/").content.decode()
    assert page.index("Cumple lo que prometiste") < page.index("Prometido para hoy o antes")
    assert "Llamar al banco" in page


def test_a_promise_is_kept_with_one_tap_and_taken_back_with_another(client: Client, promise: Session) -> None:
    page = client.post(f"/asesoria/mi-dia/{promise.pk}/hecho/", follow=True).content.decode()
    promise.refresh_from_db()
    assert promise.next_action_done_on == clock.today()
    undo = f"/asesoria/mi-dia/{promise.pk}/pendiente/"
    assert undo in page
    client.post(undo)
    promise.refresh_from_db()
    assert promise.next_action_done_on is None


def test_a_promise_is_put_off_and_returns_to_its_day(client: Client, promise: Session) -> None:
    was, later = promise.next_action_on, clock.today() + timedelta(days=7)
    page = client.post(f"/asesoria/mi-dia/{promise.pk}/mover/", {"on": later.isoformat()}, follow=True)
    promise.refresh_from_db()
    assert promise.next_action_on == later
    undo = f"/asesoria/mi-dia/{promise.pk}/volver/{was}/"
    assert undo in page.content.decode()
    client.post(undo)
    promise.refresh_from_db()
    assert promise.next_action_on == was


@pytest.mark.parametrize("on", ["", "ayer", "2020-01-01"])
def test_a_day_that_makes_no_sense_is_refused_in_words(client: Client, promise: Session, on: str) -> None:
    answer = client.post(f"/asesoria/mi-dia/{promise.pk}/mover/", {"on": on}, follow=True)
    promise.refresh_from_db()
    assert promise.next_action_on == clock.today() - timedelta(days=2)
    assert "toast-error" in answer.content.decode()


def test_a_promise_never_returns_to_before_its_session(client: Client, promise: Session) -> None:
    before = promise.on - timedelta(days=1)
    client.post(f"/asesoria/mi-dia/{promise.pk}/volver/{before}/")
    promise.refresh_from_db()
    assert promise.next_action_on == clock.today() - timedelta(days=2)


def test_a_rival_finds_no_promise(cast: Cast, client: Client, promise: Session) -> None:
    client.force_login(cast.rival)
    assert client.post(f"/asesoria/mi-dia/{promise.pk}/hecho/").status_code == 404


def test_the_days_of_silence_are_stated_and_may_be_others(cast: Cast, client: Client, promise: Session) -> None:
    a_client(cast.centre, cast.adviser, last_session_on=clock.today() - timedelta(days=20))
    assert client.get("/asesoria/mi-dia/").context["day"].silent_days == 45
    day = client.get("/asesoria/mi-dia/?silencio=10").context["day"]
    assert (day.silent_days, day.silent_count) == (10, 2)


def test_the_home_card_is_empty_for_who_has_no_clients(cast: Cast, client: Client, promise: Session) -> None:
    assert "1 paso prometido" in client.get("/asesoria/mi-dia/tarjeta/").content.decode()
    client.force_login(cast.rival)
    assert client.get("/asesoria/mi-dia/tarjeta/").content == b""
