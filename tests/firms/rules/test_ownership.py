from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.choices import FemaleOwned, Gender
from encadena.firms.rules.ownership import Part, Span, check_share, check_span, check_total, female_owned, womens_share
from encadena.kernel.errors import DomainError

YES, NO, UNKNOWN = FemaleOwned.YES, FemaleOwned.NO, FemaleOwned.UNKNOWN
F, M, OTHER, N = Gender.FEMALE, Gender.MALE, Gender.OTHER, Gender.NOT_REPORTED


def parts(*pairs: tuple[object, str | None]) -> list[Part]:
    return [Part(None if share is None else Decimal(str(share)), gender) for share, gender in pairs]


@pytest.mark.parametrize(
    ("owners", "answer"),
    [
        ([], UNKNOWN),
        ([(100, F)], YES),
        ([(100, M)], NO),
        ([(100, OTHER)], NO),
        ([(50, F), (50, M)], NO),
        ([("50.001", F), ("49.999", M)], YES),
        ([(50, F), (50, N)], UNKNOWN),
        ([(51, F), (49, N)], YES),
        ([(50, M), (50, N)], NO),
        ([(40, M), (60, N)], UNKNOWN),
        ([(30, F), (20, M)], UNKNOWN),
        ([(None, F)], UNKNOWN),
        ([(49, F), (51, None)], UNKNOWN),
        ([(60, M), (None, F)], NO),
    ],
)
def test_women_own_a_firm_when_nobody_unknown_could_change_the_answer(owners: list, answer: FemaleOwned) -> None:
    assert female_owned(parts(*owners)) == answer


@given(st.lists(st.tuples(st.integers(1, 25), st.sampled_from([F, M, OTHER, N, None])), max_size=4))
def test_whatever_the_unknown_turn_out_to_be_the_answer_does_not_flip(owners: list) -> None:
    answer = female_owned(parts(*owners))
    for gender in (F, M):
        revealed = parts(*[(share, gender if known in (N, None) else known) for share, known in owners])
        rest = 100 - sum(share for share, _ in owners)
        final = female_owned([*revealed, *(parts((rest, gender)) if rest else [])])
        assert answer in (UNKNOWN, final)


def test_the_bounds_are_shown_with_what_is_unknown_between_them() -> None:
    share = womens_share(parts((30, F), (20, M), (10, N)))
    assert (share.low, share.high) == (30, 80)


def span(share: object, since: str | None = None, until: str | None = None) -> Span:
    return Span(
        None if share is None else Decimal(str(share)),
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
    )


def test_shares_that_follow_one_another_may_each_be_whole() -> None:
    check_total([span(100, None, "2020-05-01"), span(100, "2020-05-01")])


def test_one_day_with_more_than_the_whole_is_refused_and_named() -> None:
    with pytest.raises(DomainError) as caught:
        check_total([span(60), span(40, None, "2021-01-01"), span("40.001", "2020-12-31")])
    assert caught.value.code == "shares_exceed_100"
    assert caught.value.params["on"] == date(2020, 12, 31)
    assert caught.value.params["total"] == "140.001"


def test_an_unknown_share_adds_nothing() -> None:
    check_total([span(100), span(None)])


@pytest.mark.parametrize("share", ["0", "-1", "100.001", "0.0001", "NaN", "Infinity"])
def test_a_share_is_more_than_nothing_and_at_most_all(share: str) -> None:
    with pytest.raises(DomainError) as caught:
        check_share(Decimal(share))
    assert caught.value.code == "share_out_of_range"


def test_a_share_may_be_unknown_and_keeps_three_decimals() -> None:
    assert check_share(None) is None
    assert check_share(Decimal("33.3333")) == Decimal("33.333")


def test_a_span_ends_after_it_begins() -> None:
    check_span(date(2020, 1, 1), None)
    with pytest.raises(DomainError, match="dates_reversed"):
        check_span(date(2020, 1, 1), date(2020, 1, 1))
