"""The cast: one person per role, in two rival operators, with firms of their own. Tests ask for who they need."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.core.management.commands import flush
from django.utils import translation

from .cast import Cast, make_cast

pytest_plugins = ["tests.browser"]


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

    flush.sql_flush = sql_flush
    yield
    flush.sql_flush = original
