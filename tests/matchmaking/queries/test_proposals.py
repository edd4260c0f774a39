"""A page of what is proposed begins after a key, whichever way it is found."""

from typing import Any

import pytest

from encadena.matchmaking.models import Need, Proposal
from encadena.matchmaking.queries import proposals as reading
from encadena.matchmaking.queries.proposals import Key, key_of, page_of_proposals
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need

pytestmark = pytest.mark.django_db
WAYS = {"firm by firm": (10, 10), "need by need": (0, 10), "from the best on": (0, 0)}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the three ways by which a page may be found."""
    few_firms, few_needs = WAYS[request.param]
    monkeypatch.setattr(reading, "FEW_FIRMS", few_firms)
    monkeypatch.setattr(reading, "FEW_NEEDS", few_needs)
    monkeypatch.setattr(reading, "PER_PAGE", 2)
    return str(request.param)


def proposed(cast: Cast, *scores: float, **fields: Any) -> list[Proposal]:
    values = {"firm": cast.firm, "for_buyer": 1, "for_firm": 1, **fields}
    return [Proposal.objects.create(need=a_standing_need(), score=score, **values) for score in scores]


def pages(cast: Cast, who: str = "adviser", state: str = "open") -> list[list[Proposal]]:
    found, after = [], None
    while True:
        page = page_of_proposals(getattr(cast, who), state=state, after=after)
        found.append(list(page.rows))
        after = key_of(page.next_key)
        if after is None:
            return found


def test_pages_follow_each_other_without_a_gap_or_a_row_twice(cast: Cast, way: str) -> None:
    low, high, *same = proposed(cast, 0.1, 0.9, 0.5, 0.5, 0.5)
    assert pages(cast) == [[high, same[0]], [same[1], same[2]], [low]]


def test_a_page_goes_on_where_the_last_row_was_answered_meanwhile(cast: Cast, way: str) -> None:
    best, second, third = proposed(cast, 0.9, 0.8, 0.7)
    first = page_of_proposals(cast.adviser, state="open", after=None)
    Proposal.objects.filter(pk=second.pk).update(state="dismissed")
    assert first.rows == [best, second]
    assert page_of_proposals(cast.adviser, state="open", after=key_of(first.next_key)).rows == [third]


def test_what_is_of_a_rival_in_another_state_or_no_longer_looked_for_is_on_no_page(cast: Cast, way: str) -> None:
    (own,) = proposed(cast, 0.4)
    proposed(cast, 0.9, firm=cast.rival_firm)
    proposed(cast, 0.8, state="dismissed")
    (closed,) = proposed(cast, 0.7)
    Need.objects.filter(pk=closed.need_id).update(standing_since=None)
    for who in ("adviser", "head", "coordinator", "owner"):
        assert pages(cast, who) == [[own]], who
    assert [row.firm for row in pages(cast, "rival")[0]] == [cast.rival_firm]
    for who in ("buyer", "promoter", "agency"):
        assert pages(cast, who) == [[]], who


def test_with_nothing_there_is_one_empty_page(cast: Cast, way: str) -> None:
    assert pages(cast) == [[]]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_as_many_queries_for_any_number_of_rows(
    cast: Cast, count: int, django_assert_num_queries: Any, way: str
) -> None:
    proposed(cast, *[0.5] * count)
    with django_assert_num_queries(5 if way == "firm by firm" else 6):
        page_of_proposals(cast.adviser, state="open", after=None)


def test_a_key_is_read_as_it_is_written_and_anything_else_is_none() -> None:
    assert key_of(str(Key(0.8821, 17))) == Key(0.8821, 17)
    assert key_of(str(Key(1e-05, 3))) == Key(1e-05, 3)
    for text in ("", "17", "_17", "nan_1", "inf_1", "0.5_x", "0.5_-1", "0.5_9" + "9" * 18, "a_1"):
        assert key_of(text) is None, text
