from typing import Any

import pytest

from encadena.advisory.models import Session
from encadena.advisory.queries import session_list
from encadena.advisory.queries.session_list import (
    page_of_sessions,
    sessions_filtered,
    sessions_in_order,
    sessions_of_client,
    sessions_of_firm,
)
from encadena.advisory.rules.session_filters import Filters, Mark
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session, an_area
from tests.cast import Cast


def seen(cast: Cast, **query: str) -> set[Session]:
    return set(sessions_filtered(cast.head, Filters.read(query)))


def test_each_filter_keeps_its_own_and_withdrawn_ones_are_asked_for(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    plain = a_session(client, days_ago=10)
    other = a_session(
        client, adviser=cast.head, mode="phone", area=an_area("people"), counts=False, linked_kind="walk", linked_id=1
    )
    gone = a_session(client, withdrawn_at=clock.now())
    day = other.on.isoformat()
    for query in (
        {"asesor": str(cast.head.pk)}, {"modo": "phone"}, {"area": "people"}, {"cuenta": "no"}, {"proyecto": "si"},
        {"proyecto": "walk"}, {"desde": day},
    ):  # fmt: skip
        assert seen(cast, **query) == {other}, query
    for query in ({"cuenta": "si"}, {"proyecto": "no"}, {"hasta": plain.on.isoformat()}):
        assert seen(cast, **query) == {plain}, query
    assert seen(cast, retiradas="si") == {gone}
    assert seen(cast, centro=str(cast.rival_centre.pk)) == set()


def test_the_pages_follow_each_other_without_a_gap_or_a_repeat(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_list, "PER_PAGE", 2)
    client = a_client(cast.centre, cast.adviser)
    made = [a_session(client, days_ago=days) for days in (0, 1, 1, 1, 5)]
    walked, mark = [], None
    for _ in range(3):
        page = page_of_sessions(cast.adviser, Filters(), mark)
        walked += list(page.sessions)
        mark = Mark.read(page.after)
    assert walked == sorted(made, key=lambda s: (s.on, s.pk), reverse=True)
    assert (page.after, page.total) == ("", 5)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_one_session_and_for_three(
    cast: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser))
    with django_assert_num_queries(6):
        page = page_of_sessions(cast.adviser, Filters(), None)
        assert [[str(seat.firm) for seat in s.seats] for s in page.sessions]  # type: ignore[attr-defined]
        assert [(str(s.area), str(s.adviser), str(s.centre)) for s in page.sessions]


def test_a_firm_sees_itself_and_not_who_sat_beside_it(cast: Cast) -> None:
    client, other = a_client(cast.centre, cast.adviser, cast.firm), a_client(cast.centre, cast.adviser)
    session = a_session(client, other)
    a_session(other)
    page = page_of_sessions(cast.owner, Filters(), None)
    assert list(page.sessions) == [session]
    assert [seat.client for seat in page.sessions[0].seats] == [client]  # type: ignore[attr-defined]
    assert [s.pk for s in sessions_in_order(cast.owner, Filters())] == [session.pk]


def test_a_client_brings_its_sessions_along_and_a_firm_shows_those_of_the_readers_centres(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    theirs = a_client(cast.rival_centre, cast.rival, cast.firm)
    before, rival_session = a_session(client), a_session(theirs)
    assert [seat.session for seat in sessions_of_firm(cast.adviser, cast.firm)] == [before]
    assert [seat.session for seat in sessions_of_firm(cast.rival, cast.firm)] == [rival_session]
    assert [seat.session for seat in sessions_of_client(cast.adviser, client)] == [before]
