"""The clock of tests about the day of a round."""

from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.kernel import clock
from encadena.matchmaking.planning import problem
from encadena.matchmaking.queries import programme


@pytest.fixture(autouse=True)
def _nothing_is_remembered_of_other_tests() -> None:
    """Keys and a clock that stands still may be the same again; in life keys are never used twice."""
    programme._programme.cache_clear()
    problem._problem.cache_clear()


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """``clock_at(moment)``: from now on it is this moment."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to
