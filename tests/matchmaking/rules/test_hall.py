from datetime import UTC, datetime, time

import pytest

from encadena.matchmaking.rules.hall import places, within


def test_tables_stand_in_rows_in_the_order_of_their_numbers() -> None:
    assert places(5, 3, 2) == {1: (0, 0), 2: (2, 0), 3: (4, 0), 4: (0, 2), 5: (2, 2)}


@pytest.mark.parametrize(("start", "end", "inside"), [(12, 13, True), (11, 13, False), (13, 15, False), (12, 14, True)])
def test_a_slot_is_at_lunch_when_all_of_it_is(start: int, end: int, inside: bool) -> None:
    moments = (datetime(2026, 5, 12, start, tzinfo=UTC), datetime(2026, 5, 12, end, tzinfo=UTC))
    assert within(*moments, time(12), time(14)) is inside


def test_a_slot_over_midnight_is_never_at_lunch() -> None:
    assert not within(datetime(2026, 5, 12, 12, tzinfo=UTC), datetime(2026, 5, 13, 13, tzinfo=UTC), time(12), time(14))
