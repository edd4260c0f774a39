from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from encadena.matchmaking.rules.zones import outside_hours, zone_named

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
NINE = datetime(2026, 11, 26, 12, tzinfo=UTC)  # 9:00 in Santiago, 13:00 in Berlin, 21:00 in Tokyo
SLOTS = [(n, NINE + timedelta(hours=n), NINE + timedelta(hours=n, minutes=20)) for n in range(8)]


def test_an_unknown_name_is_no_zone() -> None:
    assert (zone_named("Europe/Berlin"), zone_named(""), zone_named("Mordor/Barad-dur")) == (BERLIN, None, None)


def test_slots_before_and_after_the_working_day_there_are_outside() -> None:
    assert outside_hours(SLOTS, BERLIN, time(9), time(18)) == [5, 6, 7]


def test_a_slot_that_ends_with_the_working_day_is_inside_and_one_that_outlasts_it_is_not() -> None:
    assert outside_hours(SLOTS[:1], BERLIN, time(13), time(13, 20)) == []
    assert outside_hours(SLOTS[:1], BERLIN, time(13), time(13, 19)) == [0]


@pytest.mark.parametrize(("until", "outside"), [(time(2), [6, 7]), (time(23), [2, 3, 4, 5, 6, 7])])
def test_a_working_day_may_pass_midnight(until: time, outside: list[int]) -> None:
    assert outside_hours(SLOTS, TOKYO, time(20), until)[-len(outside) :] == outside
    assert 0 not in outside_hours(SLOTS, TOKYO, time(20), until)
