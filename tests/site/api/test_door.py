"""What holds for every operation of the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from encadena.accounts import registry
from encadena.accounts.models import ApiToken
from encadena.advisory.models import Session
from encadena.kernel import clock
from encadena.site.api.document import openapi, operations

from ...advisory.api.test_sessions import said
from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told

OPERATIONS = [
    (method.upper(), path.replace("{pk}", "1"), operation["x-scope"])
    for path, method, operation in operations(openapi())
]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "scope"), OPERATIONS)
def test_every_operation_wants_a_key_and_its_scope(cast: Cast, method: str, path: str, scope: str) -> None:
    assert scope in registry.scopes()
    browser = Client()
    browser.force_login(cast.administrator)
    refused = browser.generic(method, path, b"{}", content_type="application/json")
    assert (refused.status_code, told(refused)["code"]) == (401, "token_missing")
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    others = [one for one in registry.scopes() if one != scope]
    refused = Program(cast.administrator, *others).ask(method, path.removeprefix("/api/v1/"), {})
    assert (refused.status_code, told(refused)["code"]) == (403, "scope_missing")
    assert told(refused)["params"] == {"scope": scope}


@pytest.mark.parametrize("change", [{"revoked_at": clock.now()}, {"expires_at": clock.now() - timedelta(minutes=1)}])
def test_a_key_that_is_over_is_401(cast: Cast, change: dict[str, Any]) -> None:
    program = Program(cast.adviser)
    assert program.get("clients").status_code == 200
    ApiToken.objects.update(**change)
    assert program.get("clients").status_code == 401


def test_a_person_who_may_not_sign_in_has_no_program(cast: Cast) -> None:
    program = Program(cast.adviser)
    cast.adviser.is_active = False
    cast.adviser.save()
    assert program.get("clients").status_code == 401


def test_a_key_is_only_a_bearer_key(cast: Cast) -> None:
    program = Program(cast.adviser)
    for header in ("", "Bearer", f"Basic {program.secret}", f"Bearer {program.secret}x", "Bearer \xff"):
        assert Client().get("/api/v1/clients", headers={"Authorization": header}).status_code == 401


def test_a_busy_program_waits_for_the_next_minute(cast: Cast, settings: Any) -> None:
    settings.API_PER_MINUTE = 2
    program, other = Program(cast.adviser), Program(cast.head)
    answers = [program.get("clients") for _ in range(5)]
    assert 429 in [answer.status_code for answer in answers]
    assert 1 <= int(answers[-1].headers.get("Retry-After", 1)) <= 60
    assert other.get("clients").status_code == 200


def test_a_repeated_post_answers_the_same_and_writes_once(cast: Cast) -> None:
    program, client = Program(cast.adviser), a_client(cast.centre, cast.adviser)
    first = program.post("sessions", said(client), Idempotency_Key="a-1")
    again = program.post("sessions", said(client), Idempotency_Key="a-1")
    assert (again.status_code, again.content) == (first.status_code, first.content) == (201, first.content)
    assert again.headers["Idempotent-Replay"] == "true"
    assert Session.objects.count() == 1
    other = program.post("sessions", said(client, contact_minutes=5), Idempotency_Key="a-1")
    assert (other.status_code, told(other)["code"]) == (409, "key_reused")
    elsewhere = program.post(f"clients/{client.pk}/steps", {"step": "reopen"}, Idempotency_Key="a-1")
    assert elsewhere.status_code == 409


def test_a_repetition_needs_the_scope_too(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    Program(cast.adviser).post("sessions", said(client), Idempotency_Key="a-1")
    reader = Program(cast.adviser, "sessions:read")
    assert reader.post("sessions", said(client), Idempotency_Key="a-1").status_code == 403


@pytest.mark.parametrize("key", ["", "x" * 81, "con espacio", "ñ"])
def test_a_key_of_repetition_has_a_shape(cast: Cast, key: str) -> None:
    client = a_client(cast.centre, cast.adviser)
    refused = Program(cast.adviser).post("sessions", said(client), Idempotency_Key=key)
    assert (refused.status_code, told(refused)["code"]) == (422, "key_invalid")
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed"),
        (b"\xff", 400, "malformed"),
        (b"[]", 422, "invalid"),
        ({"advice": "a\x00b"}, 422, "invalid"),
        ({"advice": "\ud800"}, 422, "invalid"),
        ({"clients": [10**30]}, 422, "invalid"),
        ({"contact_minutes": -1}, 422, "invalid"),
        ({"on": "9999-12-31"}, 422, "invalid"),
    ],
)
def test_what_no_column_can_hold_is_refused(cast: Cast, body: Any, status: int, code: str) -> None:
    sent = {**said(a_client(cast.centre, cast.adviser)), **body} if isinstance(body, dict) else body
    refused = Program(cast.adviser).post("sessions", sent)
    assert (refused.status_code, told(refused)["code"]) == (status, code)
    assert not Session.objects.exists()


def test_nothing_else_is_there(cast: Cast) -> None:
    program = Program(cast.adviser)
    for path in ("", "clients/", "firms", "clients/x", "clients/1/steps/2"):
        assert program.get(path or "x").status_code == 404
    assert told(program.get("firms"))["code"] == "not_found"
    assert program.get(f"clients/{10**25}").status_code == 422


def test_a_failure_of_ours_shows_no_insides(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("encadena.advisory.api.clients.clients_after", broken)
    failed = Program(cast.adviser).get("clients")
    assert (failed.status_code, told(failed)["code"]) == (500, "failed")
    assert b"secret of the house" not in failed.content
