"""The clock of tests about the day of a round."""

from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.kernel import clock


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """``clock_at(moment)``: from now on it is this moment."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to
