"""Schemathesis sends to every operation what its schema allows and what it does not: no server error, ever."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as run
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error

from encadena.site.api.document import openapi
from encadena.site.api.fields import SENTENCES
from encadena.site.wsgi import application

from ...advisory.makers import a_client, a_milestone, a_session
from ...cast import make_cast
from ...programs import Program
from ...readiness.makers import a_diagnosis
from ...readiness.plan_makers import a_gap_at_work, an_action

pytestmark = pytest.mark.thorough
EXAMPLES = 25
SCHEMA = schemathesis.openapi.from_dict(openapi())
SCHEMA.app = application
OPERATIONS = {result.ok().label: result.ok() for result in SCHEMA.get_all_operations()}


@pytest.fixture(autouse=True)
def _the_connection_of_the_test_stays_open() -> Iterator[None]:
    """As the test client of Django does: the end of a request would close the connection that holds the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def every_field_is_explained(_context: Any, response: Any, _case: Any) -> None:
    """Whatever the schema can refuse has a sentence of its own."""
    if response.status_code != 422:
        return
    packed = response.content.startswith(b"\x1f\x8b")  # it asks for gzip
    refused = json.loads(gzip.decompress(response.content) if packed else response.content)
    if refused["code"] == "invalid":
        unexplained = {field["code"] for field in refused["params"]["fields"]} - set(SENTENCES)
        assert not unexplained, unexplained


@pytest.mark.django_db
@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_operation_ever_fails(label: str, mode: GenerationMode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "API_PER_MINUTE", 1_000_000)
    cast = make_cast()
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client)
    a_milestone(client)
    a_diagnosis(client)
    an_action(a_gap_at_work(cast))
    headers = {"Authorization": f"Bearer {Program(cast.administrator).secret}"}

    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    @run(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case: Any) -> None:
        with transaction.atomic():
            case.call_and_validate(headers=headers, checks=[not_a_server_error, every_field_is_explained])
            transaction.set_rollback(True)

    asked()
