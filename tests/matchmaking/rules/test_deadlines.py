"""Which date has to come after which."""

from datetime import UTC, datetime

from encadena.matchmaking.rules.deadlines import ORDER, crossing

NONE = {name: None for pair in ORDER for name in pair}
EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def test_missing_dates_cross_nothing() -> None:
    assert list(crossing({**NONE, "closes_at": EARLY})) == []


def test_dates_in_order_are_fine_and_each_pair_that_crosses_is_named() -> None:
    assert list(crossing({**NONE, "opens_at": EARLY, "closes_at": LATE, "wishes_close_at": LATE})) == []
    crossed = crossing({"opens_at": LATE, "closes_at": EARLY, "wishes_close_at": LATE, "answers_close_at": EARLY})
    assert list(crossed) == list(ORDER)
