from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from encadena.kernel import clock


def test_late_in_the_evening_the_chilean_day_is_not_the_utc_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 2, 2, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 7, 1)


def test_the_present_is_aware() -> None:
    assert clock.now().tzinfo is not None
