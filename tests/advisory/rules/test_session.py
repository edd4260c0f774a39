from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.advisory.rules.session import (
    DEFAULTS,
    NO_AGREEMENT,
    NO_CONTACT_TIME,
    NOT_SPECIFIC,
    NOT_SUBSTANTIVE,
    Booked,
    check_day,
    check_overlap,
    check_whole,
    clean_session,
    minutes_of,
    parts,
    reasons_against,
    signed_by,
    time_of,
    total,
)
from encadena.kernel.errors import DomainError

TODAY = date(2026, 3, 12)
DAY: dict[str, Any] = {**DEFAULTS, "on": TODAY, "mode": "centre", "contact_minutes": 60}
MORNING = Booked(60, time(10), 60, "Panadería")


@given(st.integers(0, 1440), st.integers(1, 40))
def test_the_parts_of_the_clients_add_up_and_differ_by_one_minute_at_most(minutes: int, clients: int) -> None:
    shares = parts(minutes, clients)
    assert (sum(shares), len(shares)) == (minutes, clients)
    assert max(shares) - min(shares) <= 1


def test_what_is_sent_becomes_values_and_only_what_is_named() -> None:
    sent = {"on": "12-03-2026", "starts_at": "9:30", "contact_minutes": " 45 ", "advice": " Costos \x00\n\n de  pan "}
    assert clean_session(sent, TODAY) == {
        "on": TODAY,
        "starts_at": time(9, 30),
        "contact_minutes": 45,
        "advice": "Costos\n\nde pan",
    }


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"on": ""}, "session_date_missing"),
        ({"on": "2026-03-13"}, "date_in_future"),
        ({"on": "mañana"}, "date_invalid"),
        ({"mode": "fax"}, "session_mode_missing"),
        ({"contact_minutes": "-5"}, "session_minutes_invalid"),
        ({"contact_minutes": "1,5"}, "session_minutes_invalid"),
        ({"travel_minutes": 1441}, "session_clock_full"),
        ({"starts_at": "25:00"}, "session_time_invalid"),
        ({"starts_at": "temprano"}, "session_time_invalid"),
        ({"advice": "palabra\n" * 700}, "advice_too_long"),
        ({"next_action": "x" * 301}, "text_too_long"),
    ],
)
def test_what_cannot_stand_is_refused_by_its_code(sent: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        clean_session(sent, TODAY)


def test_a_clock_may_fill_a_day_and_nothing_is_no_minutes() -> None:
    assert [minutes_of(value) for value in (1440, "", None, "0")] == [1440, 0, 0, 0]
    assert time_of(time(9, 30, 15)) == time(9, 30)
    assert total({**DAY, "travel_minutes": 30, "preparation_minutes": 5}) == 95


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"starts_at": time(23, 30)}, "session_past_midnight"),
        ({"next_action": "Llamar"}, "next_action_undated"),
        ({"next_action_on": TODAY}, "next_action_missing"),
        ({"next_action": "Llamar", "next_action_on": date(2026, 3, 11)}, "next_action_before"),
    ],
)
def test_a_session_that_contradicts_itself_is_refused(changed: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        check_whole({**DAY, **changed})


def test_a_session_may_end_at_midnight_and_promise_something_for_the_same_day() -> None:
    check_whole({**DAY, "starts_at": time(23), "next_action": "Enviar", "next_action_on": TODAY})


def test_a_day_holds_24_hours_and_not_one_minute_more() -> None:
    check_day([Booked(1380, None, 0, "")], TODAY, 60)
    with pytest.raises(DomainError, match="session_day_full"):
        check_day([Booked(700, None, 0, ""), Booked(700, None, 0, "")], TODAY, 41)


@pytest.mark.parametrize(("starts_at", "minutes"), [(time(9), 60), (time(11), 30), (None, 60), (time(10, 30), 0)])
def test_sessions_that_only_touch_or_say_no_hour_do_not_overlap(starts_at: time | None, minutes: int) -> None:
    check_overlap([MORNING, Booked(600, None, 600, "")], starts_at, minutes)


@pytest.mark.parametrize(("starts_at", "minutes"), [(time(9), 61), (time(10, 59), 1), (time(9), 300), (time(10), 60)])
def test_two_sessions_at_once_are_refused_and_the_other_one_is_named(starts_at: time, minutes: int) -> None:
    with pytest.raises(DomainError, match="session_overlap") as caught:
        check_overlap([MORNING], starts_at, minutes)
    assert caught.value.params == {"starts": "10:00", "until": "11:00", "who": "Panadería"}


def test_it_counts_only_with_content_of_its_own_with_time_and_with_an_agreement() -> None:
    assert reasons_against(DAY, signed=True) == []
    alone = {
        NOT_SUBSTANTIVE: reasons_against({**DAY, "substantive": False}, signed=True),
        NOT_SPECIFIC: reasons_against({**DAY, "specific": False}, signed=True),
        NO_CONTACT_TIME: reasons_against({**DAY, "contact_minutes": 0}, signed=True),
        NO_AGREEMENT: reasons_against(DAY, signed=False),
    }
    assert alone == {reason: [reason] for reason in alone}


def test_an_agreement_holds_from_the_day_it_is_signed() -> None:
    assert [signed_by(day, TODAY) for day in (TODAY, date(2026, 3, 13), None)] == [True, False, False]
