"""The clock of tests about the day of a round."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from encadena.kernel import clock
from encadena.matchmaking.planning import problem
from encadena.matchmaking.queries import certificates, programme


@pytest.fixture(autouse=True)
def _nothing_is_remembered_of_other_tests() -> None:
    """Keys and a clock that stands still may be the same again; in life keys are never used twice."""
    programme._programme.cache_clear()
    problem._problem.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def _names_of_standards_are_remembered(django_db_setup: None, django_db_blocker: Any) -> None:
    """As in a process that has shown one page: otherwise the first test that counts queries counts one more."""
    with django_db_blocker.unblock():
        for language in ("es", "en", "pt"):
            certificates.standard_names(language)


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """``clock_at(moment)``: from now on it is this moment."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to
