from datetime import date

from encadena.chains.rules.payment import payment_of

TODAY = date(2026, 6, 30)


def test_the_thirtieth_day_is_in_time_and_the_next_is_late() -> None:
    in_time, late = (date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 1, 1), date(2026, 2, 1))
    told = payment_of([in_time, late], TODAY)
    assert (told.known, told.late, told.median_days) == (2, 1, 30.5)


def test_a_sale_without_both_dates_is_unknown_and_never_a_payment_in_time() -> None:
    told = payment_of([(None, None), (date(2026, 6, 29), None), (date(2026, 1, 1), None)], TODAY)
    assert (told.known, told.late, told.unknown, told.open_late, told.median_days) == (0, 0, 3, 1, None)
    assert told.sales == 3


def test_an_invoice_of_thirty_days_ago_is_not_yet_late() -> None:
    assert payment_of([(date(2026, 5, 31), None)], TODAY).open_late == 0
    assert payment_of([(date(2026, 5, 30), None)], TODAY).open_late == 1
