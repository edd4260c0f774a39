from datetime import date, time

from encadena.advisory.models import TrainingDay
from encadena.advisory.web.views.calendar import SHOWN, month_of, weeks_of

MARCH = date(2026, 3, 1)


def test_a_month_begins_on_monday_and_holds_its_days_where_they_are() -> None:
    days = [TrainingDay(on=date(2026, 3, 12), starts_at=time(n)) for n in range(SHOWN + 2)]

    weeks = weeks_of(MARCH, days, date(2026, 3, 12))

    assert all(len(week) == 7 and week[0].on.weekday() == 0 for week in weeks)
    cell = next(c for week in weeks for c in week if c.on.day == 12 and c.inside)
    assert (cell.today, len(cell.days), cell.more) == (True, SHOWN, 2)


def test_days_of_the_neighbours_stay_empty() -> None:
    weeks = weeks_of(MARCH, [TrainingDay(on=date(2026, 4, 1), starts_at=time(9))], MARCH)
    assert not any(c.days for week in weeks for c in week)


def test_an_address_that_makes_no_sense_is_the_month_of_today() -> None:
    today = date(2026, 5, 20)
    assert month_of("2026-02", today) == date(2026, 2, 1)
    assert [month_of(text, today) for text in ("", "2026-13", "x")] == [date(2026, 5, 1)] * 3
