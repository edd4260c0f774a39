from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from encadena.site.actions.demo import day_of_round as day

CHILE = ZoneInfo("America/Santiago")


@pytest.mark.parametrize(("hour", "minute", "running"), [(11, 5, 6), (0, 10, 0), (23, 50, 20), (2, 0, 6), (1, 59, 5)])
def test_whatever_the_hour_a_slot_of_one_date_runs(hour: int, minute: int, running: int) -> None:
    now = datetime(2026, 11, 26, hour, minute, tzinfo=CHILE)
    start = day._start(now)
    begins = [start + n * timedelta(minutes=day.MINUTES) for n in range(day.SLOTS)]
    ends = begins[-1] + timedelta(minutes=day.MINUTES)
    assert begins[running] <= now < begins[running] + timedelta(minutes=day.MINUTES)
    assert begins[0].date() == (ends - timedelta(seconds=1)).date() == now.date()


def test_people_announce_themselves_at_a_quarter_of_an_hour_ahead() -> None:
    now = datetime(2026, 11, 26, 11, 50, tzinfo=CHILE)
    assert day._quarter(now) == datetime(2026, 11, 26, 12, 30, tzinfo=CHILE)
    for minute in range(60):
        expected = day._quarter(now.replace(minute=minute))
        assert expected > now.replace(minute=minute) + timedelta(minutes=30)
        assert expected.minute % 15 == 0
