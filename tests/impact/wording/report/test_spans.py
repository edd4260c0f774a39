import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.impact.wording.report.spans import span


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 días"),
        (1, "1 día"),
        (59, "59 días"),
        (61, "2 meses"),
        (360, "1 año"),
        (366, "1 año"),
        (396, "1 año y 1 mes"),
        (421, "1 año y 2 meses"),
        (730, "2 años"),
    ],
)
def test_days_are_told_as_people_tell_them(days: float, words: str) -> None:
    assert span(days) == words


@given(st.floats(0, 20_000))
def test_no_span_has_one_of_a_plural_or_a_year_of_twelve_months(days: float) -> None:
    words = f" {span(days)} "
    assert " 1 meses" not in words
    assert " 1 años" not in words
    assert " 1 días" not in words
    assert "12 meses" not in words
