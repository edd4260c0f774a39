from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.kernel.errors import DomainError
from encadena.network.rules import Share, Span, StatedEvent, Term, check_span, check_year, term_of

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def test_a_renewal_for_five_years_in_2020_is_year_three_in_2022() -> None:
    assert term_of([StatedEvent("renewal", 2020, term_years=5)], year=2022) == Term(
        as_of=2022, year_of=3, term=5, expected_end=2025
    )


def test_a_term_that_ran_out_without_news_is_overdue_and_never_extended_by_guessing() -> None:
    term = term_of([StatedEvent("renewal", 2020, term_years=5)], year=2026)
    assert term.overdue
    assert term.year_of is None


def test_an_award_without_a_stated_term_has_no_year_and_no_end() -> None:
    term = term_of([StatedEvent("award", 2020)], year=2026)
    assert (term.year_of, term.term, term.expected_end, term.overdue) == (None, None, None, False)


def test_a_later_renewal_starts_the_count_again() -> None:
    events = [StatedEvent("award", 2015, term_years=3), StatedEvent("renewal", 2020, term_years=5)]
    assert term_of(events, year=2021).year_of == 2


def test_the_stated_contract_year_tells_the_first_year() -> None:
    events = [StatedEvent("contract-year", 2020, contract_year=5, term_years=5)]
    assert term_of(events, year=2020).year_of == 5


def test_an_ended_contract_has_no_term() -> None:
    events = [StatedEvent("renewal", 2020, term_years=5), StatedEvent("end", 2023)]
    assert term_of(events, year=2024) == Term(as_of=2024)


def test_what_happens_later_is_not_known_earlier() -> None:
    assert term_of([StatedEvent("renewal", 2020, term_years=5)], year=2019) == Term(as_of=2019)


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(13, 51, Decimal(1300) / 51), (0, 51, Decimal(0)), (0, 0, None)]
)
def test_a_share_of_nothing_is_unknown(part: int, whole: int, percent: Decimal | None) -> None:
    assert Share(part, whole).percent == percent


@given(days, days, days, days)
def test_overlap_is_symmetric_and_touching_spans_do_not_overlap(a: date, b: date, c: date, d: date) -> None:
    one, two = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlaps(two) == two.overlaps(one)
    assert not one.overlaps(Span(one.end, None)) or one.start == one.end


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(DomainError, match="contract_ends_before_start"):
        check_span(Span(date(2024, 1, 2), date(2024, 1, 2)))


def test_a_year_far_ahead_is_refused_with_the_range_that_is_allowed() -> None:
    with pytest.raises(DomainError) as caught:
        check_year(2090, today=date(2026, 11, 21))
    assert caught.value.params == {"year": 2090, "first": 2015, "last": 2031}
