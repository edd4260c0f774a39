from datetime import date, timedelta

import pytest

from encadena.advisory.rules.follow_up import check_opened, check_silence, due_on
from encadena.kernel.errors import DomainError


@pytest.mark.parametrize(
    ("signed", "months", "due"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 31), 24, date(2026, 12, 31)),
    ],
)
def test_the_same_day_later_or_the_last_of_its_month(signed: date, months: int, due: date) -> None:
    assert due_on(signed, months) == due


def test_it_opens_thirty_days_before() -> None:
    due = date(2026, 7, 15)
    check_opened(due, due - timedelta(days=30))
    with pytest.raises(DomainError, match="follow_up_too_soon"):
        check_opened(due, due - timedelta(days=31))


def test_three_calls_on_one_day_are_one_attempt() -> None:
    day = date(2026, 7, 15)
    with pytest.raises(DomainError, match="follow_up_few_attempts") as few:
        check_silence([day, day, day])
    assert few.value.params == {"made": 1, "needed": 3}
    check_silence([day, day + timedelta(days=1), day + timedelta(days=2)])
