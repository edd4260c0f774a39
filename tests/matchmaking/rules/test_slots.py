from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.choices import Session
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.rules.slots import DayShape, Stretch, lay_out, refuse_overlaps, shape_of

CHILE = ZoneInfo("America/Santiago")
DAY = date(2026, 12, 3)


def hours(shape: DayShape) -> list[str]:
    return [f"{s.starts_at:%H:%M}" for s in lay_out([DAY], shape, CHILE)]


def test_slots_follow_each_other_and_leave_lunch_free() -> None:
    shape = DayShape(time(9), time(16), 60, 0, (time(13), time(14)))

    assert hours(shape) == ["09:00", "10:00", "11:00", "12:00", "14:00", "15:00"]


def test_a_slot_that_would_run_into_lunch_waits_until_after_it() -> None:
    assert hours(DayShape(time(12), time(16), 45, 0, (time(13), time(14)))) == ["12:00", "14:00", "14:45"]


def test_pauses_stand_between_slots() -> None:
    assert hours(DayShape(time(9), time(10), 20, 5)) == ["09:00", "09:25"]


def test_lunch_parts_morning_from_afternoon() -> None:
    slots = lay_out([DAY], DayShape(time(11), time(15), 60, 0, (time(12), time(13))), CHILE)

    assert [s.session for s in slots] == [Session.MORNING, Session.AFTERNOON, Session.AFTERNOON]


def test_several_days_come_in_order_of_time() -> None:
    slots = lay_out([date(2026, 12, 4), DAY], DayShape(time(9), time(10), 60), CHILE)

    assert [s.on.day for s in slots] == [3, 4]


@pytest.mark.parametrize(
    ("days", "shape", "code"),
    [
        ([], DayShape(time(9), time(10)), "no_days"),
        ([DAY, DAY], DayShape(time(9), time(10)), "day_repeated"),
        ([DAY], DayShape(time(10), time(9)), "day_ends_before_it_starts"),
        ([DAY], DayShape(time(9), time(9)), "day_ends_before_it_starts"),
        ([DAY], DayShape(time(9), time(10), 0), "slot_length_out_of_range"),
        ([DAY], DayShape(time(9), time(10), 20, -5), "pause_out_of_range"),
        ([DAY], DayShape(time(9), time(10), 20, 0, (time(14), time(13))), "lunch_ends_before_it_starts"),
        ([DAY], DayShape(time(9), time(9, 10), 20), "no_slot_fits"),
        ([DAY + timedelta(n) for n in range(11)], DayShape(time(9), time(10)), "too_many_days"),
        ([DAY + timedelta(n) for n in range(10)], DayShape(time(8), time(20), 5), "too_many_slots"),
    ],
)
def test_an_impossible_day_is_refused_by_name(days: list[date], shape: DayShape, code: str) -> None:
    with pytest.raises(RoundError) as refused:
        lay_out(days, shape, CHILE)

    assert refused.value.code == code


def stretch(start: int, end: int) -> Stretch:
    at = datetime(2026, 12, 3, tzinfo=CHILE)
    return Stretch(at + timedelta(minutes=start), at + timedelta(minutes=end), Session.MORNING, DAY)


def test_slots_that_share_time_are_refused_but_not_those_that_touch() -> None:
    refuse_overlaps([stretch(20, 40), stretch(0, 20)])
    with pytest.raises(RoundError, match="slots_overlap"):
        refuse_overlaps([stretch(0, 21), stretch(20, 40)])
    with pytest.raises(RoundError, match="slot_ends_before_it_starts"):
        refuse_overlaps([stretch(30, 30)])


@given(
    start=st.integers(0, 20), length=st.integers(1, 8), minutes=st.integers(5, 60), pause=st.integers(0, 30),
    lunch=st.none() | st.integers(0, 23),
)  # fmt: skip
def test_whatever_the_shape_slots_lie_within_the_day_and_never_overlap(
    start: int, length: int, minutes: int, pause: int, lunch: int | None
) -> None:
    end = time(min(start + length, 23))
    break_ = (time(lunch), time(min(lunch + 1, 23))) if lunch is not None and lunch < 23 else None
    shape = DayShape(time(start), end, minutes, pause, break_)
    try:
        slots = lay_out([DAY], shape, CHILE)
    except RoundError:
        slots = []
    assert all(time(start) <= s.starts_at.time() and s.ends_at.time() <= end for s in slots)
    assert all(a.ends_at <= b.starts_at for a, b in pairwise(slots))
    if break_:
        assert not any(s.starts_at.time() < break_[1] and s.ends_at.time() > break_[0] for s in slots)


@pytest.mark.parametrize(
    "shape",
    [
        DayShape(time(9), time(10), 20, 0),
        DayShape(time(9), time(10), 20, 5),
        DayShape(time(9), time(16), 60, 0, (time(13), time(14))),
        DayShape(time(12), time(16), 45, 5, (time(13), time(14))),
        DayShape(time(9), time(9, 20)),
    ],
)
def test_the_shape_of_a_day_is_read_from_its_slots_and_gives_them_again(shape: DayShape) -> None:
    slots = lay_out([DAY], shape, CHILE)
    read = shape_of([(s.starts_at, s.ends_at) for s in slots])

    assert read
    assert [(s.starts_at, s.ends_at, s.session) for s in lay_out([DAY], read, CHILE)] == [
        (s.starts_at, s.ends_at, s.session) for s in slots
    ]


def test_no_slots_have_no_shape() -> None:
    assert shape_of([]) is None
