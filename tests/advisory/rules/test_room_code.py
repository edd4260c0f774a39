from datetime import datetime, timedelta

import pytest

from encadena.advisory.rules.room_code import AFTER, BEFORE, HOLDS, STEP, Window, check_code, code_at
from encadena.kernel.clock import CHILE
from encadena.kernel.errors import DomainError

NINE = datetime(2026, 3, 12, 9, tzinfo=CHILE)
DAY = Window(7, NINE, NINE + timedelta(hours=3))


def code_of(window: Window, code: str, now: datetime) -> str:
    try:
        check_code(window, code, now)
    except DomainError as error:
        return error.code
    return "good"


def test_the_code_on_the_wall_is_good_at_that_moment_and_while_somebody_types() -> None:
    shown = code_at(DAY, NINE)

    assert code_of(DAY, shown, NINE) == "good"
    assert code_of(DAY, shown.lower(), NINE + (HOLDS - 1) * STEP) == "good"


def test_it_changes_and_the_old_one_says_that_it_changed() -> None:
    shown = code_at(DAY, NINE)

    assert code_at(DAY, NINE + STEP) != shown
    assert code_of(DAY, shown, NINE + HOLDS * STEP) == "code_expired"


def test_it_works_only_around_the_hours_of_its_day() -> None:
    before, after = DAY.starts - BEFORE - timedelta(seconds=1), DAY.ends + AFTER + timedelta(seconds=1)

    assert code_of(DAY, code_at(DAY, before), before) == "code_early"
    assert code_of(DAY, code_at(DAY, after), after) == "code_late"
    assert code_of(DAY, code_at(DAY, DAY.opens), DAY.opens) == "good"
    assert code_of(DAY, code_at(DAY, DAY.closes), DAY.closes) == "good"


def test_the_code_of_another_day_and_a_made_up_one_are_wrong() -> None:
    other = Window(8, DAY.starts, DAY.ends)

    assert code_of(DAY, code_at(other, NINE), NINE) == "code_wrong"
    assert code_of(DAY, "AAAAAAAA", NINE) == "code_wrong"
    assert code_of(DAY, "", NINE) == "code_wrong"


def test_tomorrows_code_cannot_be_kept_for_today() -> None:
    assert code_of(DAY, code_at(DAY, NINE + timedelta(days=1)), NINE) == "code_wrong"


@pytest.mark.parametrize("letter", "01ILO")
def test_codes_hold_no_letter_that_looks_like_another(letter: str) -> None:
    assert not any(letter in code_at(Window(n, DAY.starts, DAY.ends), NINE) for n in range(200))
