"""Who sees which editions of an event."""

from datetime import timedelta
from typing import Any

import pytest

from encadena.matchmaking.actions.editions import NextEdition, new_edition
from encadena.matchmaking.queries.editions import editions_visible_to
from tests.cast import Cast
from tests.matchmaking.makers import DAY, a_published_round

pytestmark = pytest.mark.django_db


def test_whoever_manages_sees_all_and_a_firm_those_it_was_in(cast: Cast) -> None:
    earlier = a_published_round([cast.firm], edition="2026")
    made = new_edition(earlier, wanted=NextEdition("2027", DAY + timedelta(days=364)), actor=None)
    series = made.series_id or 0
    assert [r.pk for r in editions_visible_to(cast.promoter, series)] == [made.pk, earlier.pk]
    assert [r.pk for r in editions_visible_to(cast.owner, series)] == [earlier.pk]
    assert editions_visible_to(cast.rival, series) == []


@pytest.mark.parametrize("count", [1, 3])
def test_two_queries_however_many(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    round = a_published_round([cast.firm], edition="0")
    for n in range(1, count + 1):
        made = new_edition(round, wanted=NextEdition(str(n), DAY + timedelta(days=364 * n)), actor=None)
    with django_assert_num_queries(2):  # posts, rounds
        rows = editions_visible_to(cast.administrator, made.series_id or 0)
    assert len(rows) == count + 1
