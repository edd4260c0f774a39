"""The cast: one person per role, in two rival operators, with firms of their own. Tests ask for who they need."""

import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.core.management import CommandError
from django.core.management.commands import flush
from django.utils import translation
from hypothesis import HealthCheck, settings

from .cast import Cast, make_cast

pytest_plugins = ["tests.browser", "tests.database"]

# No test depends on the clock: on a busy machine drawing an example takes as long as it takes.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _the_language_of_a_request_ends_with_its_test() -> Iterator[None]:
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _the_log_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions empty every table at their end; only then do the triggers of the log step aside."""
    triggers = import_module("encadena.audit.migrations.0003_append_only")
    original = flush.sql_flush

    def sql_flush(style: Any, connection: Any, **options: Any) -> list[str]:
        emptying = original(style, connection, **options)
        return [*triggers.REMOVE[connection.vendor], *emptying, *triggers.INSTALL[connection.vendor]]

    def patient(command: flush.Command, **options: Any) -> None:
        """A page that was just closed may still be answered by the server of the test, which holds a table."""
        for _ in range(40):
            try:
                return emptied(command, **options)
            except CommandError:
                time.sleep(0.25)
        return emptied(command, **options)

    emptied = flush.Command.handle
    flush.sql_flush, flush.Command.handle = sql_flush, patient
    yield
    flush.sql_flush, flush.Command.handle = original, emptied
