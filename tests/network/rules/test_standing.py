from datetime import date, timedelta

import pytest

from encadena.network.rules import Term, standing_of, threshold

TODAY = date(2026, 6, 1)
NOTHING = Term(as_of=2026)


def day(left: int) -> date:
    return TODAY + timedelta(days=left)


@pytest.mark.parametrize(("left", "word"), [(-1, "overdue"), (0, "close"), (90, "close"), (91, "running")])
def test_an_agreed_term_that_runs_out_ends_nothing_by_itself(left: int, word: str) -> None:
    assert standing_of(None, day(left), NOTHING, today=TODAY) == word


def test_a_fixed_end_counts_before_the_agreed_term() -> None:
    told = [standing_of(day(left), day(900), NOTHING, today=TODAY) for left in (-1, 0, 1)]
    assert told == ["ended", "ended", "ending"]


def test_by_years_only_and_by_nothing() -> None:
    terms = [Term(2026, expected_end=2025, overdue=True), Term(2026, expected_end=2028), NOTHING]
    assert [standing_of(None, None, term, today=TODAY) for term in terms] == ["overdue", "running", "unknown"]


@pytest.mark.parametrize(
    ("left", "days"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30), (-1, None)]
)
def test_only_the_nearest_warning_is_due(left: int, days: int | None) -> None:
    assert threshold(day(left), today=TODAY) == days
