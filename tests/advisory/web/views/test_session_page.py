from datetime import timedelta

import pytest
from django.test import Client as Browser

from encadena.advisory.models import Client, Session
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast


@pytest.fixture
def own(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


@pytest.fixture
def page(cast: Cast, client: Browser) -> Browser:
    client.force_login(cast.adviser)
    return client


def read(page: Browser, session: Session) -> str:
    return page.get(f"/asesoria/sesiones/{session.pk}/").content.decode()


def post(page: Browser, session: Session, what: str, **form: str) -> str:
    return page.post(f"/asesoria/sesiones/{session.pk}/{what}/", form, follow=True).content.decode()


def test_a_session_is_taken_back_and_brought_back(page: Browser, own: Client) -> None:
    session = a_session(own)
    assert "no cuenta en ninguna parte" in post(page, session, "retirar")
    assert "Deshacer" in read(page, session) or "Devolver al registro" in read(page, session)
    assert "La sesión volvió al registro." in post(page, session, "devolver")


def test_a_contact_says_why_on_its_page(page: Browser, own: Client) -> None:
    assert "no hubo asesoría de fondo" in read(page, a_session(own, counts=False, substantive=False))


def test_a_next_step_is_kept_reopened_and_put_off(page: Browser, own: Client) -> None:
    session = a_session(own, next_action="Llamar", next_action_on=clock.today() - timedelta(days=3))
    assert "atrasado" in read(page, session)
    assert "cumplido el" in post(page, session, "paso/cumplir")
    assert "pendiente otra vez" in post(page, session, "paso/reabrir")
    later = clock.today() + timedelta(days=5)
    assert "Cambiaste la fecha" in post(page, session, "paso/fecha", on=later.isoformat())
    session.refresh_from_db()
    assert session.next_action_on == later
    assert "Elige una fecha" in post(page, session, "paso/fecha", on="")
    assert "no puede ser antes" in post(page, session, "paso/fecha", on="2020-01-01")


def test_a_firm_reads_its_own_part_without_its_neighbours_or_the_history(
    page: Browser, cast: Cast, own: Client
) -> None:
    other = a_client(cast.centre, cast.adviser)
    session = a_session(own, other, contact_minutes=50, advice="Para ti")
    page.force_login(cast.owner)
    text = read(page, session)
    assert "Para ti" in text
    assert "25\u00a0min" in text
    assert "y otra empresa" in text
    assert str(other) not in text
    assert "Historia" not in text
    assert "Corregir" not in text


def test_a_client_that_moved_brings_its_sessions_to_be_read_and_its_neighbours_stay_behind(
    page: Browser, cast: Cast, own: Client
) -> None:
    other = a_client(cast.centre, cast.adviser)
    session = a_session(own, other, advice="De antes")
    own.centre = cast.rival_centre
    own.save()
    page.force_login(cast.rival)
    text = read(page, session)
    assert "De antes" in text
    assert str(other) not in text
    assert page.get(f"/asesoria/sesiones/{session.pk}/corregir/").status_code == 403


def test_the_panels_show_the_latest_and_offer_the_next(page: Browser, cast: Cast, own: Client) -> None:
    session = a_session(own, advice="Lo último")
    for url in (f"/asesoria/sesiones/cliente/{own.pk}/", f"/asesoria/sesiones/empresa/{cast.firm.pk}/"):
        text = page.get(url).content.decode()
        assert "Lo último" in text
        assert f"/asesoria/sesiones/{session.pk}/" in text
        assert f"?cliente={own.pk}" in text
