from datetime import timedelta
from typing import Any

import pytest
from tests.cast import Cast

from encadena.accounts.models import User
from encadena.firms.actions.alike import search_for
from encadena.firms.actions.assignment import end_assignment
from encadena.firms.actions.firm import create_firm, update_firm
from encadena.firms.models import AlikeSearch, Firm, Reach
from encadena.firms.queries.duplicates import duplicate_pairs
from encadena.jobs.models import Job
from encadena.kernel import clock

HOUR = timedelta(hours=1)


def registered(cast: Cast, name: str, phone: str = "987654321") -> Firm:
    return create_firm(data={"name": name, "phone": phone}, centre=cast.centre, actor=cast.adviser)


def searched(reader: User) -> AlikeSearch:
    search = search_for(User.objects.get(pk=reader.pk), actor=None)
    assert search is not None
    return search


def pairs(reader: User) -> list[tuple[Firm, Firm]]:
    return [pair.both for pair in duplicate_pairs(searched(reader), reader)[0]]


def test_one_search_serves_everybody_of_the_same_scope(cast: Cast) -> None:
    one, two = registered(cast, "Telares Lafken"), registered(cast, "Telar Lafken")
    assert pairs(cast.adviser) == pairs(cast.head) == [(one, two)]
    assert Job.objects.count() == 1


def test_who_has_no_scope_searches_nothing(cast: Cast) -> None:
    cast.adviser.posts.all().delete()
    assert search_for(User.objects.get(pk=cast.adviser.pk), actor=None) is None


def test_it_is_asked_again_when_the_register_changed_and_not_at_once(cast: Cast) -> None:
    registered(cast, "Telares Lafken")
    assert pairs(cast.adviser) == []
    twin = registered(cast, "Telar Lafken")
    assert pairs(cast.adviser) == []
    AlikeSearch.objects.update(asked_at=clock.now() - HOUR)
    assert [right for _left, right in pairs(cast.adviser)] == [twin]


def test_nothing_changed_and_nothing_is_searched_until_a_day_has_passed(cast: Cast) -> None:
    search = searched(cast.adviser)
    Reach.objects.update(updated_at=clock.now() - 30 * HOUR)
    AlikeSearch.objects.update(asked_at=clock.now() - HOUR)
    searched(cast.adviser)
    assert Job.objects.count() == 1
    AlikeSearch.objects.filter(pk=search.pk).update(done_at=clock.now() - 25 * HOUR)
    searched(cast.adviser)
    assert Job.objects.count() == 2


def test_a_pair_that_left_the_scope_or_is_alike_no_longer_is_not_shown(cast: Cast) -> None:
    gone = [registered(cast, name) for name in ("Telares Lafken", "Telar Lafken")]
    registered(cast, "Lanas Lafken Uno", phone="912345678")
    changed = registered(cast, "Lanas Lafken Dos", phone="912345678")
    assert len(pairs(cast.adviser)) == 2
    update_firm(changed, data={"name": "Ferretería Sur", "phone": ""}, expected_version=changed.version, actor=None)
    assert len(pairs(cast.adviser)) == 1
    end_assignment(gone[0].assignments.get(), actor=cast.adviser)
    assert pairs(cast.adviser) == []


@pytest.mark.parametrize("more", [0, 2])
def test_a_page_costs_the_same_with_one_pair_and_with_many(
    cast: Cast, more: int, django_assert_num_queries: Any
) -> None:
    for number in range(2 + more):
        registered(cast, f"Telares Lafken {number}")
    search = searched(cast.adviser)
    with django_assert_num_queries(5):
        duplicate_pairs(search, cast.adviser)
