from datetime import date

import pytest

from encadena.advisory.choices import Mode, TrainingMode
from encadena.advisory.rules.exchange.federal import (
    FORMATS,
    SESSION_TYPES,
    Quarter,
    hours,
    is_mapped,
    quarter_of,
    topic_of,
)
from encadena.kernel.errors import DomainError


def test_a_quarter_begins_and_ends_with_its_months() -> None:
    assert (Quarter(2025, 1).first, Quarter(2025, 1).last) == (date(2025, 1, 1), date(2025, 3, 31))
    assert (Quarter(2024, 4).first, Quarter(2024, 4).last) == (date(2024, 10, 1), date(2024, 12, 31))


def test_the_usual_quarter_is_the_last_one_that_is_over() -> None:
    assert Quarter.before(date(2026, 2, 14)) == Quarter(2025, 4)
    assert Quarter.before(date(2026, 4, 1)) == Quarter(2026, 1)


@pytest.mark.parametrize(("year", "number"), [("2025", "5"), ("", "1"), ("20x5", "1"), ("²025", "1"), ("1999", "1")])
def test_a_quarter_that_does_not_exist_is_refused(year: str, number: str) -> None:
    with pytest.raises(DomainError, match="quarter_invalid"):
        quarter_of(year, number)


def test_every_mode_has_its_type_and_an_unknown_area_is_other_and_told() -> None:
    assert set(SESSION_TYPES) == set(Mode)
    assert set(FORMATS) == set(TrainingMode)
    assert (topic_of("foreign_trade"), is_mapped("foreign_trade")) == ("International Trade", True)
    assert (topic_of("linkage"), is_mapped("linkage")) == ("Other", False)


def test_hours_have_two_decimals() -> None:
    assert [hours(minutes) for minutes in (0, 20, 90)] == ["0.00", "0.33", "1.50"]
