import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client as Browser

from encadena.advisory.models import Client, Session
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast

SEND = "/asesoria/sesiones/enviar/"


@pytest.fixture
def mine(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


@pytest.fixture
def phone(cast: Cast, client: Browser) -> Browser:
    client.force_login(cast.adviser)
    return client


def body(cast: Cast, *clients: Client, **changed: object) -> dict[str, object]:
    base = {
        "key": str(uuid4()), "user": cast.adviser.pk, "clients": [c.pk for c in clients], "on": str(clock.today()),
        "mode": "centre", "area": "finance", "contact_minutes": "45", "advice": "Costos", "substantive": "1",
        "specific": "1", "offline": True,
    }  # fmt: skip
    return {**base, **changed}


def send(phone: Browser, content: object) -> Any:
    return phone.post(SEND, json.dumps(content), content_type="application/json")


def test_what_arrives_is_kept_once_and_told_how_long_the_day_is(phone: Browser, cast: Cast, mine: Client) -> None:
    content = body(cast, mine)
    for _ in range(2):
        told = send(phone, content).json()
    session = Session.objects.get()
    assert (session.offline, session.counts) == (True, True)
    assert told == {
        "id": session.pk, "url": f"/asesoria/sesiones/{session.pk}/", "counts": True, "note": "",
        "on": str(clock.today()), "day": 45,
    }  # fmt: skip


def test_a_contact_says_why_it_does_not_count(phone: Browser, cast: Cast, mine: Client) -> None:
    told = send(phone, body(cast, mine, substantive="0")).json()
    assert "no hubo asesoría de fondo" in told["note"]


def test_a_refusal_has_a_sentence_and_a_field(phone: Browser, cast: Cast, mine: Client) -> None:
    answer = send(phone, body(cast, mine, advice=""))
    assert (answer.status_code, answer.json()["field"]) == (422, "advice")
    assert "Falta qué se asesoró" in answer.json()["sentence"]


def test_a_key_that_holds_other_content_leads_to_what_is_kept(phone: Browser, cast: Cast, mine: Client) -> None:
    content = body(cast, mine)
    first = send(phone, content).json()
    answer = send(phone, {**content, "contact_minutes": 30})
    assert (answer.status_code, answer.json()["url"]) == (409, first["url"])


def test_what_another_person_typed_on_this_phone_is_not_logged_under_this_account(
    phone: Browser, cast: Cast, mine: Client
) -> None:
    answer = send(phone, body(cast, mine, user=cast.head.pk))
    assert (answer.status_code, answer.json()["code"], Session.objects.count()) == (409, "session_of_other_user", 0)


def test_a_client_of_a_rival_does_not_exist(phone: Browser, cast: Cast) -> None:
    answer = send(phone, body(cast, a_client(cast.rival_centre, cast.rival, cast.rival_firm)))
    assert (answer.status_code, answer.json()["code"]) == (422, "session_client_unknown")


@pytest.mark.parametrize("content", ["[]", "no", "{}", '{"key": 3}', '{"key": "x", "clients": {}}', "\xff"])
def test_what_cannot_be_read_is_said_to_be_so(phone: Browser, content: str) -> None:
    assert phone.post(SEND, content, content_type="application/json").status_code == 400


@pytest.mark.parametrize("field", ["clients", "on", "area", "contact_minutes", "starts_at", "linked", "advice"])
@pytest.mark.parametrize("value", [None, 7, -1, "\x00", "x" * 9000, [1, "b"], {"a": 1}, True])
def test_no_value_of_any_field_breaks_the_door(
    phone: Browser, cast: Cast, mine: Client, field: str, value: object
) -> None:
    assert send(phone, {**body(cast, mine), field: value}).status_code in {200, 409, 422}


def test_the_phone_is_given_a_token_and_nobody_may_keep_the_answer(phone: Browser, cast: Cast, mine: Client) -> None:
    answer = phone.get("/asesoria/sesiones/datos/")
    assert "no-store" in answer["Cache-Control"]
    assert (answer.json()["user"], bool(answer.json()["csrf"])) == (cast.adviser.pk, True)


def test_without_a_token_nothing_is_taken(cast: Cast, mine: Client) -> None:
    careful = Browser(enforce_csrf_checks=True)
    careful.force_login(cast.adviser)
    assert send(careful, body(cast, mine)).status_code == 403
    token = careful.get("/asesoria/sesiones/datos/").json()["csrf"]
    answer = careful.post(
        SEND, json.dumps(body(cast, mine)), content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


def test_a_session_that_expired_is_sent_to_sign_in_and_not_answered(client: Browser, cast: Cast) -> None:
    assert client.get("/asesoria/sesiones/datos/").status_code == 302


@pytest.mark.django_db
def test_the_worker_reaches_the_whole_site_and_is_looked_at_every_time(client: Browser) -> None:
    answer = client.get("/asesoria/sesiones/trabajador.js?idioma=en")
    assert answer["Service-Worker-Allowed"] == "/"
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript", "no-cache")
    assert "Set-Cookie" not in client.get("/asesoria/sesiones/sin-senal/")
