from datetime import date

from encadena.chains.rules.spans import Span, joined, whole

JAN, MAR, MAY, JUL = (date(2025, month, 1) for month in (1, 3, 5, 7))


def keys(*spans: Span) -> list[list[int]]:
    return [[span.pk for span in group] for group in joined(spans)]


def test_spans_that_overlap_or_follow_at_once_are_one() -> None:
    assert keys(Span(1, JAN, MAY), Span(2, MAR, JUL)) == [[1, 2]]
    assert keys(Span(2, MAR, JUL), Span(1, JAN, MAR)) == [[1, 2]]


def test_a_day_between_keeps_them_two() -> None:
    assert keys(Span(1, JAN, MAR), Span(2, date(2025, 3, 2), MAY)) == [[1], [2]]


def test_one_without_an_end_takes_all_that_follow() -> None:
    assert keys(Span(1, JAN, None), Span(2, MAR, MAY), Span(3, JUL, None)) == [[1, 2, 3]]
    assert whole([Span(1, JAN, None), Span(2, MAR, MAY)]) == (JAN, None)
    assert whole([Span(1, MAR, JUL), Span(2, JAN, MAY)]) == (JAN, JUL)


def test_a_long_first_one_is_not_cut_by_a_short_second() -> None:
    assert keys(Span(1, JAN, JUL), Span(2, MAR, date(2025, 4, 1)), Span(3, MAY, None)) == [[1, 2, 3]]
