from datetime import date
from decimal import Decimal

import pytest

from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.rules.rates import Rate, Total, check_rate, in_pesos, total_in
from encadena.matchmaking.rules.results import Money, Sum

TODAY = date(2026, 3, 12)
DOLLAR = Rate(Decimal("940.5"), TODAY, "Banco Central")
UF = Rate(Decimal(39000), TODAY, "SII")


def money(*sums: tuple[str, int], at_least: bool = False) -> Money:
    made = tuple(Sum(code, Decimal(total), 1, at_least and code == "USD") for code, total in sums)
    return Money("closed", made, len(made), 0)


def test_unlike_currencies_become_one_only_by_stated_rates() -> None:
    both = money(("CLP", 1000), ("USD", 10))

    assert total_in("CLP", both, {"USD": DOLLAR}) == Total("CLP", Decimal("10405.00"), False, ())
    assert total_in("USD", both, {"USD": DOLLAR}) == Total("USD", Decimal("11.06"), False, ())
    assert total_in("CLP", money(("CLF", 2)), {"CLF": UF}) == Total("CLP", Decimal("78000.00"), False, ())


def test_without_the_rate_of_one_currency_there_is_no_total_and_it_says_which() -> None:
    three = money(("BRL", 5), ("EUR", 5), ("USD", 10))

    assert total_in("CLP", three, {"USD": DOLLAR}) == Total("CLP", None, False, ("BRL", "EUR"))
    assert total_in("USD", money(("CLP", 5)), {}) == Total("USD", None, False, ("USD",))
    assert in_pesos(Decimal(5), "EUR", {}) is None


def test_a_total_with_a_lower_limit_in_it_is_one_and_nothing_said_is_no_total() -> None:
    found = total_in("CLP", money(("USD", 10), at_least=True), {"USD": DOLLAR})

    assert found is not None
    assert found.at_least
    assert total_in("CLP", money(), {"USD": DOLLAR}) is None


@pytest.mark.parametrize(
    ("currency", "rate", "code"),
    [
        ("CLF", UF, "rate_of_no_currency"),
        ("CLP", DOLLAR, "rate_of_no_currency"),
        ("USD", Rate(Decimal(0), TODAY, "x"), "rate_not_positive"),
        ("USD", Rate(Decimal(9), date(2026, 3, 13), "x"), "rate_in_the_future"),
        ("USD", Rate(Decimal(9), TODAY, " "), "rate_without_source"),
    ],
)
def test_a_rate_that_nobody_could_check_is_refused(currency: str, rate: Rate, code: str) -> None:
    with pytest.raises(OutcomeError) as error:
        check_rate(currency, rate, today=TODAY)
    assert error.value.code == code


def test_a_rate_of_today_with_its_source_is_taken() -> None:
    check_rate("USD", DOLLAR, today=TODAY)
