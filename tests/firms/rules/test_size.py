from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.choices import LegalSize, SizeBand
from encadena.firms.rules.size import (
    UPPER_BOUNDS,
    band_of,
    bounds_of,
    check_year,
    in_uf,
    legal_size_of,
    official_band,
    uf_date_of,
)
from encadena.kernel.errors import DomainError

AMOUNTS = st.decimals(min_value=0, max_value=2_000_000, places=3)


@pytest.mark.parametrize(
    ("amount", "band", "legal"),
    [
        (None, SizeBand.NO_INFORMATION, LegalSize.NONE),
        ("0", SizeBand.NO_SALES, LegalSize.NO_SALES),
        ("0.01", SizeBand.MICRO_1, LegalSize.MICRO),
        ("200", SizeBand.MICRO_1, LegalSize.MICRO),
        ("200.005", SizeBand.MICRO_2, LegalSize.MICRO),
        ("600", SizeBand.MICRO_2, LegalSize.MICRO),
        ("2400", SizeBand.MICRO_3, LegalSize.MICRO),
        ("2400.01", SizeBand.SMALL_1, LegalSize.SMALL),
        ("5000", SizeBand.SMALL_1, LegalSize.SMALL),
        ("10000", SizeBand.SMALL_2, LegalSize.SMALL),
        ("25000", SizeBand.SMALL_3, LegalSize.SMALL),
        ("25000.000001", SizeBand.MEDIUM_1, LegalSize.MEDIUM),
        ("50000", SizeBand.MEDIUM_1, LegalSize.MEDIUM),
        ("100000", SizeBand.MEDIUM_2, LegalSize.MEDIUM),
        ("100000.01", SizeBand.LARGE_1, LegalSize.LARGE),
        ("200000", SizeBand.LARGE_1, LegalSize.LARGE),
        ("600000", SizeBand.LARGE_2, LegalSize.LARGE),
        ("1000000", SizeBand.LARGE_3, LegalSize.LARGE),
        ("1000000.01", SizeBand.LARGE_4, LegalSize.LARGE),
    ],
)
def test_every_bound_belongs_to_the_band_below_it(amount: str | None, band: SizeBand, legal: LegalSize) -> None:
    uf = None if amount is None else Decimal(amount)
    assert (band_of(uf), legal_size_of(uf)) == (band, legal)


def test_no_sales_and_no_information_differ_here_and_are_one_band_for_the_tax_service() -> None:
    assert band_of(Decimal(0)) != band_of(None)
    assert official_band(band_of(Decimal(0))) == official_band(band_of(None)) == 1
    assert official_band(SizeBand.SMALL_3) == 7


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(DomainError) as caught:
        band_of(Decimal("-0.01"))
    assert caught.value.code == "amount_negative"


@given(AMOUNTS)
def test_an_amount_lies_within_the_bounds_of_its_band(amount: Decimal) -> None:
    bounds = bounds_of(band_of(amount))
    if amount == 0:
        assert bounds is None
    else:
        assert bounds is not None
        low, high = bounds
        assert low < amount
        assert high is None or amount <= high


@given(AMOUNTS, AMOUNTS)
def test_who_sells_more_is_never_in_a_lower_band(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert official_band(band_of(low)) <= official_band(band_of(high))


@given(st.sampled_from(UPPER_BOUNDS), st.decimals(min_value=20_000, max_value=60_000, places=2), st.integers(-1, 1))
def test_one_peso_more_than_a_bound_is_the_next_band(bound: Decimal, uf: Decimal, pesos: int) -> None:
    at_the_bound = band_of(bound)
    assert band_of(in_uf(bound * uf + pesos, uf)) == at_the_bound + (1 if pesos > 0 else 0)


def test_sales_are_measured_with_the_uf_of_the_last_day_of_their_year() -> None:
    assert uf_date_of(2024) == date(2024, 12, 31)


@pytest.mark.parametrize(("year", "code"), [(2026, "year_not_over"), (2027, "year_not_over"), (1800, "year_invalid")])
def test_only_a_year_that_is_over_has_sales(year: int, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        check_year(year, today=date(2026, 3, 1))
    assert caught.value.code == code
    assert check_year(2025, today=date(2026, 3, 1)) == 2025
