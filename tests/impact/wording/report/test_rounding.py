"""Round words by stated rules."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from encadena.impact.wording.report.rounding import CLOSE, about, exactly, fraction


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (1, "1"),
        (147, "147"),
        (999, "999"),
        (1000, "1.000"),
        (1001, "cerca de 1.000"),
        (1425, "poco más de 1.400"),
        (1550, "casi 1.600"),
        (1920, "casi 2.000"),
        (1987, "cerca de 2.000"),
        (2013, "cerca de 2.000"),
        (8124, "poco más de 8.000"),
        (91_034, "cerca de 91.000"),
    ],
)
def test_a_number_is_told_by_its_nearest_round_one(value: int, words: str) -> None:
    assert about(value) == words


def test_the_exact_number_stands_beside_the_round_one_and_is_not_said_twice() -> None:
    assert (exactly(1987), exactly(147), exactly(2000)) == (" (1.987)", "", "")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.02, "menos de un cuarto"),
        (0.25, "un cuarto"),
        (0.29, "poco más de un cuarto"),
        (0.34, "cerca de un tercio"),
        (0.48, "casi la mitad"),
        (0.495, "cerca de la mitad"),
        (0.5, "la mitad"),
        (0.513, "poco más de la mitad"),
        (0.58, "más de la mitad"),
        (0.717, "casi tres cuartos"),
        (0.95, "más de tres cuartos"),
    ],
)
def test_a_share_is_told_by_its_nearest_fraction(share: float, words: str) -> None:
    assert fraction(share) == words


def test_english_has_its_own_words_and_separators() -> None:
    with translation.override("en"):
        assert (about(1987), about(8124), fraction(0.513)) == (
            "about 2,000",
            "a little over 8,000",
            "a little over half",
        )


@given(st.integers(1000, 10_000_000))
def test_no_round_number_is_further_off_than_it_says(value: int) -> None:
    words = about(value)
    told = int("".join(letter for letter in words if letter.isdigit()))
    assert abs(told - value) <= CLOSE * told
    assert ("más" in words) == (value - told > 0.01 * told)
    assert ("casi" in words) == (told - value > 0.01 * told)
