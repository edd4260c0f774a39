from datetime import date

import pytest

from encadena.impact.rules.period import period_of
from encadena.kernel.errors import DomainError

TODAY = date(2026, 7, 15)


def test_a_year_that_is_over_is_looked_at_up_to_its_last_day() -> None:
    period = period_of(2025, today=TODAY)
    assert (period.first, period.after, period.as_of) == (date(2025, 1, 1), date(2026, 1, 1), date(2025, 12, 31))
    assert (period.until, period.running) == (period.after, False)


def test_a_year_that_runs_is_looked_at_up_to_today() -> None:
    period = period_of(2026, today=TODAY)
    assert (period.as_of, period.until, period.running) == (TODAY, date(2026, 7, 16), True)
    assert not period_of(2026, today=date(2026, 12, 31)).running


@pytest.mark.parametrize(("year", "code"), [(2027, "impact_year_in_future"), (2014, "impact_year_invalid")])
def test_other_years_are_refused(year: int, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        period_of(year, today=TODAY)
