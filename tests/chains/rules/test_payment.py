from collections import Counter
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from encadena.chains.rules.payment import Tally


def test_the_thirtieth_day_is_in_time_and_the_next_is_late() -> None:
    told = Tally(Counter([30, 31])).payment
    assert (told.known, told.late, told.on_time, told.median_days) == (2, 1, 1, 30.5)


def test_a_sale_without_both_dates_is_unknown_and_never_a_payment_in_time() -> None:
    told = Tally(unknown=3, open_late=1).payment
    assert (told.known, told.late, told.unknown, told.open_late, told.median_days) == (0, 0, 3, 1, None)
    assert told.sales == 3


@given(st.lists(st.integers(0, 120), min_size=1))
def test_the_median_is_the_one_of_all_sales_in_a_row(days: list[int]) -> None:
    assert Tally(Counter(days)).payment.median_days == median(days)


def test_two_tallies_are_one() -> None:
    both = Tally(Counter([10]), 1, 1).plus(Tally(Counter([10, 40]), 2, 0))
    assert (both.days, both.unknown, both.open_late) == (Counter({10: 2, 40: 1}), 3, 1)
