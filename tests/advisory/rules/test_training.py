from datetime import date, datetime, time, timedelta

import pytest

from encadena.advisory.rules.training import Block, check_move, check_takes_people, checked_days, reaches
from encadena.kernel.clock import CHILE
from encadena.kernel.errors import DomainError

MARCH = date(2026, 3, 12)
STARTS = datetime(2026, 3, 12, 9, tzinfo=CHILE)


def block(since: int, until: int, on: date = MARCH) -> Block:
    return Block(on, time(since), time(until))


def test_days_come_back_in_order_with_their_minutes() -> None:
    days = checked_days([block(14, 16), block(9, 12)])

    assert [(d.starts_at.hour, d.minutes) for d in days] == [(9, 180), (14, 120)]


def test_blocks_that_touch_are_two_and_blocks_that_overlap_are_refused() -> None:
    assert len(checked_days([block(9, 11), block(11, 12)])) == 2
    with pytest.raises(DomainError, match="days_overlap"):
        checked_days([block(9, 12), block(11, 13)])
    assert checked_days([block(9, 12), block(11, 13, MARCH + timedelta(days=1))])


def test_a_day_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(DomainError, match="day_reversed"):
        checked_days([block(12, 9)])


@pytest.mark.parametrize(
    ("state", "until", "now", "code"),
    [
        ("closed", None, STARTS - timedelta(days=1), "training_not_open"),
        ("open", None, STARTS, "training_started"),
        ("open", MARCH - timedelta(days=2), STARTS - timedelta(days=1), "training_deadline_over"),
    ],
)
def test_a_course_says_why_it_takes_nobody(state: str, until: date | None, now: datetime, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        check_takes_people(state=state, until=until, starts=STARTS, now=now)


def test_the_last_day_to_register_still_counts_until_its_midnight_in_chile() -> None:
    until = MARCH - timedelta(days=1)
    check_takes_people(state="open", until=until, starts=STARTS, now=datetime(2026, 3, 11, 23, 59, tzinfo=CHILE))


def test_a_course_that_was_held_goes_back_only_to_closed() -> None:
    check_move("held", "closed")
    with pytest.raises(DomainError, match="training_state"):
        check_move("held", "open")


@pytest.mark.parametrize(("attended", "earns"), [(135, True), (134, False), (180, True), (0, False)])
def test_three_quarters_of_the_hours_earn_the_certificate(attended: int, earns: bool) -> None:
    assert reaches(attended, 180, 75) is earns


def test_a_course_without_hours_earns_nothing() -> None:
    assert not reaches(10, 0, 75)
