from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from encadena.matchmaking.rules.clock import Moment, moment_at, window

NINE = datetime(2026, 12, 3, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Slot:
    starts_at: datetime
    ends_at: datetime


# 9:00-9:20, 9:20-9:40, then a pause until 10:00
SLOTS = [Slot(NINE + a * MINUTE, NINE + b * MINUTE) for a, b in ((0, 20), (20, 40), (60, 80))]


@pytest.mark.parametrize(
    ("minute", "moment"),
    [
        (-5, Moment(None, 0)),
        (0, Moment(0, 1)),
        (19, Moment(0, 1)),
        (20, Moment(1, 2)),
        (50, Moment(None, 2)),
        (60, Moment(2, None)),
        (80, Moment(None, None)),
    ],
)
def test_the_clock_says_what_runs_and_what_comes(minute: int, moment: Moment) -> None:
    assert moment_at(SLOTS, NINE + minute * MINUTE) == moment


def test_a_board_is_about_what_runs_else_about_what_comes_else_about_nothing() -> None:
    assert window(SLOTS, NINE + 30 * MINUTE, 2) == SLOTS[1:3]
    assert window(SLOTS, NINE + 50 * MINUTE, 2) == SLOTS[2:]
    assert window(SLOTS, NINE + 90 * MINUTE, 2) == []
