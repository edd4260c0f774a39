from typing import Any
from uuid import uuid4

import pytest
from django.test import Client as Browser

from encadena.advisory.actions.session import correct_session, log_session
from encadena.advisory.models import Client, Session
from encadena.advisory.registry import Link, register_links
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

NEW = "/asesoria/sesiones/nueva/"


@pytest.fixture
def mine(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


@pytest.fixture
def page(cast: Cast, client: Browser) -> Browser:
    client.force_login(cast.adviser)
    return client


def typed(*clients: Client, **changed: object) -> dict[str, Any]:
    base = {
        "key": str(uuid4()), "clients": [c.pk for c in clients], "on": str(clock.today()), "mode": "centre",
        "area": "finance", "contact_minutes": "60", "advice": "Costos", "substantive": "1", "specific": "1",
    }  # fmt: skip
    return {**base, **changed}


def test_the_plain_form_logs_a_session_and_shows_it(page: Browser, cast: Cast, mine: Client) -> None:
    answer = page.post(NEW, typed(mine), follow=True)
    assert "Registraste la sesión." in answer.content.decode()
    assert Session.objects.get().adviser == cast.adviser


def test_sent_twice_by_an_impatient_hand_it_is_one(page: Browser, mine: Client) -> None:
    form = typed(mine)
    for _ in range(2):
        assert page.post(NEW, form).status_code == 302
    assert Session.objects.count() == 1


def test_a_refusal_keeps_what_was_typed_and_points_to_the_field(page: Browser, mine: Client) -> None:
    form = typed(mine, advice="Muy claro", contact_minutes="abc")
    text = page.post(NEW, form).content.decode()
    assert "“abc” no son minutos" in text
    assert 'data-error-field="contact_minutes"' in text
    assert "Muy claro" in text
    assert form["key"] in text
    assert f'<option value="{mine.pk}" selected' in text


def test_a_head_may_log_what_an_adviser_of_the_centre_gave_but_an_adviser_only_the_own(
    page: Browser, cast: Cast, mine: Client
) -> None:
    page.post(NEW, typed(mine, adviser=str(cast.head.pk)))
    assert Session.objects.get().adviser == cast.adviser
    page.force_login(cast.head)
    page.post(NEW, typed(mine, adviser=str(cast.adviser.pk)))
    session = Session.objects.latest("pk")
    assert (session.adviser, session.logged_by) == (cast.adviser, cast.head)
    page.post(NEW, typed(mine, adviser=str(cast.rival.pk)))
    assert Session.objects.latest("pk").adviser == cast.head


def test_another_like_this_brings_clients_area_and_minutes_and_not_the_words(page: Browser, mine: Client) -> None:
    session = a_session(mine, advice="Lo de ayer", contact_minutes=35, days_ago=1, mode="video")
    text = page.get(f"{NEW}?como={session.pk}").content.decode()
    assert f'<option value="{mine.pk}" selected' in text
    assert 'value="35"' in text
    assert "Lo de ayer" not in text
    assert f'value="{clock.today().isoformat()}"' in text


def test_a_client_comes_chosen_from_its_page(page: Browser, cast: Cast, mine: Client) -> None:
    assert f'<option value="{mine.pk}" selected' in page.get(f"{NEW}?cliente={mine.pk}").content.decode()
    theirs = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    assert str(cast.rival_firm) not in page.get(f"{NEW}?cliente={theirs.pk}").content.decode()


def test_a_correction_is_kept_with_its_history(page: Browser, cast: Cast, mine: Client) -> None:
    session = log_session([mine], data={**typed(), "substantive": True, "specific": True}, actor=cast.adviser)
    url = f"/asesoria/sesiones/{session.pk}/corregir/"
    answer = page.post(url, typed(mine, advice="Costos y precios", version="1"), follow=True)
    text = answer.content.decode()
    assert "Guardaste la corrección." in text
    assert "corrigió la sesión" in text
    session.refresh_from_db()
    assert session.advice == "Costos y precios"


def test_a_correction_over_another_shows_both_and_keeps_what_is_chosen(page: Browser, cast: Cast, mine: Client) -> None:
    session = log_session([mine], data={**typed(), "substantive": True, "specific": True}, actor=cast.adviser)
    correct_session(
        session, clients=[mine], data={"contact_minutes": 20, "advice": "De ella"}, expected_version=1, actor=cast.head
    )
    url = f"/asesoria/sesiones/{session.pk}/corregir/"
    form = typed(mine, advice="Mío", version="1")
    text = page.post(url, form).content.decode()
    assert "Otra persona corrigió esta sesión" in text
    assert "Hilda Jefa" in text
    assert 'name="version" value="2"' in text
    page.post(url, {**form, "version": "2", "choose_advice": "mine", "choose_contact_minutes": "theirs"})
    session.refresh_from_db()
    assert (session.advice, session.contact_minutes) == ("Mío", 20)


def test_an_adviser_does_not_correct_a_colleagues_session(page: Browser, cast: Cast, mine: Client) -> None:
    session = a_session(mine, adviser=cast.head)
    assert page.get(f"/asesoria/sesiones/{session.pk}/corregir/").status_code == 403
    assert page.get(f"/asesoria/sesiones/{session.pk}/").status_code == 200


def test_the_projects_that_the_clients_share_are_offered(page: Browser, cast: Cast, mine: Client) -> None:
    register_links("walk", label="Paseo", options=lambda user, firms: [Link("walk", pk, f"P{pk}") for pk in firms])
    url = "/asesoria/sesiones/proyectos/"
    offered = page.get(url, {"clients": [mine.pk]}).json()["links"]
    assert offered == [{"value": f"walk:{mine.firm_id}", "label": f"P{mine.firm_id}"}]
    theirs = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    assert page.get(url, {"clients": [theirs.pk]}).json()["links"] == []
    register_links("walk", label="Paseo", options=lambda user, firms: [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_form_costs_the_same_with_one_client_and_with_three(
    page: Browser, cast: Cast, django_assert_max_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser))
    page.get(NEW)
    with django_assert_max_num_queries(24):
        page.get(NEW)
