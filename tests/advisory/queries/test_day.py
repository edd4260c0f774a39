from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.models import Session
from encadena.advisory.queries.day import day_of, promise_in_reach, promises_owed
from encadena.advisory.rules.day import First
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def a_promise(*clients: Any, late: int = 1, **fields: Any) -> Session:
    due = clock.today() - timedelta(days=late)
    return a_session(*clients, days_ago=late + 5, next_action="Llamar", next_action_on=due, **fields)


def test_a_promise_is_owed_by_whoever_has_the_client_now(cast: Cast) -> None:
    client = a_client(cast.centre, cast.head)
    promise = a_promise(client, adviser=cast.adviser)
    assert list(promises_owed(cast.head)) == [promise]
    assert list(promises_owed(cast.adviser)) == []


def test_who_promised_keeps_it_while_the_client_has_nobody(cast: Cast) -> None:
    promise = a_promise(a_client(cast.centre, None), adviser=cast.adviser)
    assert list(promises_owed(cast.adviser)) == [promise]


def test_only_what_is_due_and_open_is_owed(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    today, late = a_promise(client, late=0), a_promise(client)
    a_promise(client, late=-1)
    a_promise(client, next_action_done_on=clock.today())
    a_promise(client, withdrawn_at=clock.now())
    assert list(promises_owed(cast.adviser).order_by("next_action_on")) == [late, today]


def test_a_promise_to_several_clients_is_told_once(cast: Cast) -> None:
    a_promise(a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser))
    day = day_of(cast.adviser, silent_days=45)
    assert (day.promised, len(day.promises), len(day.promises[0].attended.all())) == (1, 1, 2)


def test_what_left_with_its_client_is_owed_by_nobody_here(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    promise = a_promise(client)
    client.centre, client.adviser = cast.rival_centre, cast.rival
    client.save()
    assert list(promises_owed(cast.adviser)) == []
    assert promise_in_reach(cast.adviser, promise.pk) is None


def test_a_rival_ticks_nothing_off(cast: Cast) -> None:
    promise = a_promise(a_client(cast.centre, cast.adviser))
    assert promise_in_reach(cast.adviser, promise.pk) == promise
    assert promise_in_reach(cast.rival, promise.pk) is None


def test_a_day_counts_what_it_does_not_list(cast: Cast) -> None:
    long_ago = clock.today() - timedelta(days=60)
    for _ in range(12):
        a_client(cast.centre, cast.adviser, last_session_on=long_ago)
    a_client(cast.centre, cast.adviser, stage="lead")
    a_client(cast.centre, cast.adviser, stage="inactive", last_session_on=long_ago)
    day = day_of(cast.adviser, silent_days=45)
    assert (len(day.silent), day.silent_count, day.active, day.waiting) == (10, 12, 12, 1)
    assert day_of(cast.adviser, silent_days=60).silent_count == 0
    assert day.first == First.LEAD


@pytest.mark.parametrize("rows", [1, 3])
def test_a_day_costs_the_same_queries_however_full(cast: Cast, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        client = a_client(cast.centre, cast.adviser, stage_since=clock.today() - timedelta(days=90))
        a_client(cast.centre, cast.adviser, stage="lead")
        a_promise(client)
        a_session(client)
    day_of(cast.adviser, silent_days=45)
    with django_assert_num_queries(9):
        day = day_of(cast.adviser, silent_days=45)
    assert (len(day.promises), len(day.sessions), len(day.leads), day.minutes) == (rows, rows, rows, 60 * rows)
