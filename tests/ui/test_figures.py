"""Figures in the three languages of the house."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from encadena.ui import figures

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "expected"), [("es", "1.234.567,5"), ("pt", "1.234.567,5"), ("en", "1,234,567.5")]
)
def test_numbers_follow_the_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert figures.number(Decimal("1234567.50")) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (1000, "1.000"), (-3.25, "−3,25"), ("12", "12"), (Decimal("2.005"), "2,01"), (1e-9, "0")],
)
def test_numbers_drop_what_says_nothing(value: object, expected: str) -> None:
    assert figures.number(value) == expected  # type: ignore[arg-type]


def test_a_stated_number_of_places_is_kept() -> None:
    assert figures.number(12, 2) == "12,00"


@pytest.mark.parametrize("value", [None, "", "quizás", float("nan"), Decimal("Infinity")])
def test_what_is_unknown_is_said_to_be_unknown(value: object) -> None:
    drawn = {
        figures.number(value),  # type: ignore[arg-type]
        figures.money(value),  # type: ignore[arg-type]
        figures.uf(value),  # type: ignore[arg-type]
        figures.percent(value),  # type: ignore[arg-type]
        figures.share(value, 10),  # type: ignore[arg-type]
        figures.duration(value),  # type: ignore[arg-type]
    }
    assert drawn == {"no informado"}


def test_an_unknown_day_or_moment_is_said_to_be_unknown() -> None:
    assert figures.day(None) == figures.moment(None) == "no informado"


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [
        ("es", "CLP", "$1.234.568"),
        ("en", "CLP", f"CLP{NBSP}1,234,568"),
        ("es", "USD", f"USD{NBSP}1.234.567,50"),
        ("pt", "EUR", f"EUR{NBSP}1.234.567,50"),
        ("en", "JPY", f"JPY{NBSP}1,234,568"),
    ],
)
def test_money_says_its_currency(language: str, currency: str, expected: str) -> None:
    with translation.override(language):
        assert figures.money(Decimal("1234567.5"), currency) == expected


def test_a_debt_in_pesos_carries_its_sign_first() -> None:
    assert figures.money(-1500) == "−$1.500"


def test_uf_has_two_decimals() -> None:
    assert figures.uf(Decimal("2400.005")) == f"UF{NBSP}2.400,01"


@pytest.mark.parametrize(("language", "expected"), [("es", f"21,3{NBSP}%"), ("en", "21.3%"), ("pt", f"21,3{NBSP}%")])
def test_a_percentage_follows_the_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert figures.percent(0.213) == expected


def test_a_share_shows_its_denominator() -> None:
    assert figures.share(426, 2000) == f"21,3{NBSP}% (426 de 2.000)"


def test_a_share_of_nothing_is_no_number() -> None:
    assert figures.share(0, 0) == "sin casos (0 de 0)"


@pytest.mark.parametrize(
    ("language", "expected"), [("es", "12 mar 2026"), ("en", "12 Mar 2026"), ("pt", "12 mar 2026")]
)
def test_days_are_unmistakable_in_every_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert figures.day(date(2026, 3, 12)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("es", "jueves 12 de marzo"), ("en", "Thursday 12 March"), ("pt", "quinta-feira, 12 de março")],
)
def test_a_day_in_a_title_reads_as_a_sentence(language: str, expected: str) -> None:
    with translation.override(language):
        assert figures.long_day(date(2026, 3, 12)) == expected


def test_months_in_portuguese_begin_small_whatever_the_framework_writes() -> None:
    with translation.override("pt"):
        assert figures.long_day(date(2026, 12, 10)) == "quinta-feira, 10 de dezembro"


def test_a_moment_is_told_in_chilean_time() -> None:
    evening_in_santiago = datetime(2026, 3, 13, 1, 30, tzinfo=UTC)
    assert figures.moment(evening_in_santiago) == "12 mar 2026, 22:30"
    assert figures.day(evening_in_santiago) == "12 mar 2026"


def test_what_happened_lately_is_told_as_people_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 13, 1, 30, tzinfo=UTC)  # in Santiago it is still the 12th
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert figures.ago(now - timedelta(minutes=5)) == "hoy, 22:25"
    assert figures.ago(now - timedelta(hours=23)) == "ayer, 23:30"
    assert figures.ago(now - timedelta(days=3)) == "9 mar 2026"
    assert figures.ago(None) == "no informado"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (80, f"1{NBSP}h 20{NBSP}min"),
        (60, f"1{NBSP}h"),
        (45, f"45{NBSP}min"),
        (0, f"0{NBSP}min"),
        (timedelta(hours=2, minutes=5), f"2{NBSP}h 5{NBSP}min"),
    ],
)
def test_durations_read_as_hours_and_minutes(minutes: object, expected: str) -> None:
    assert figures.duration(minutes) == expected  # type: ignore[arg-type]


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_drawn_number_can_be_read_back(value: Decimal) -> None:
    drawn = figures.number(value).replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(drawn) == value
