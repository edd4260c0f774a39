from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from encadena.chains.rules.measure import Change, change_of


@dataclass(frozen=True)
class Row:
    pk: int
    value: Decimal
    days: int = 365
    firms: int | None = 5
    method: str = "Suma de boletas"
    first: date = date(2024, 1, 1)


BASE = Row(1, Decimal(200))


def test_the_change_is_over_the_baseline() -> None:
    assert change_of(BASE, Row(2, Decimal(150), method="suma de  BOLETAS")) == Change(Decimal(-50), -0.25)
    assert change_of(Row(1, Decimal(0)), Row(2, Decimal(3))) == Change(Decimal(3), None)


@pytest.mark.parametrize(
    ("latest", "why"),
    [
        (None, "no_baseline"),
        (BASE, "same"),
        (Row(2, Decimal(150), method="Medidor"), "method"),
        (Row(2, Decimal(150), days=300), "length"),
        (Row(2, Decimal(150), firms=None), "firms"),
    ],
)
def test_unlike_measures_are_not_compared_and_it_says_why(latest: Row | None, why: str) -> None:
    assert change_of(BASE, latest) == Change(None, None, why)


def test_a_leap_year_is_still_a_year() -> None:
    assert change_of(BASE, Row(2, Decimal(150), days=366)).why == ""
