from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from encadena.jobs.registry import Retryable
from encadena.jobs.rules import is_retryable, pause_before, plain, time_left

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(("attempt", "seconds"), [(2, 5), (3, 30), (4, 180), (5, 600), (9, 600)])
def test_pauses_grow_and_then_stay(attempt: int, seconds: int) -> None:
    assert pause_before(attempt) == timedelta(seconds=seconds)


def test_only_errors_that_say_so_are_tried_again() -> None:
    assert is_retryable(Retryable())
    assert not is_retryable(ValueError())


def test_facts_become_what_json_can_hold() -> None:
    assert plain({"amount": Decimal("1.50"), "day": NOW.date(), "thing": object}) == {
        "amount": "1.50",
        "day": "2026-03-12",
        "thing": "<class 'object'>",
    }
    assert plain(None) == {}


@pytest.mark.parametrize(
    ("progress", "begun", "left"),
    [
        (0.5, timedelta(minutes=2), timedelta(minutes=2)),
        (0.75, timedelta(minutes=3), timedelta(minutes=1)),
        (0.05, timedelta(minutes=2), None),
        (0.5, timedelta(seconds=3), None),
    ],
)
def test_the_time_left_follows_the_pace_or_is_not_told(
    progress: float, begun: timedelta, left: timedelta | None
) -> None:
    assert time_left(progress, NOW - begun, NOW) == left


def test_a_job_that_has_not_begun_has_no_time_left() -> None:
    assert time_left(0.5, None, NOW) is None
