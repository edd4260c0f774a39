from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.queries.session_form import (
    areas_for,
    find_clients,
    for_the_phone,
    minutes_by_day,
    offered_clients,
    usual_mode,
    workable_clients,
)
from encadena.firms.actions.keys import refresh_keys
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session, an_area
from tests.cast import Cast
from tests.factories import a_firm, a_user


def test_the_last_ones_attended_come_first_and_those_promised_for_today_before_them(cast: Cast) -> None:
    late, mid, promised, quiet = (a_client(cast.centre, cast.adviser) for _ in range(4))
    a_session(mid, days_ago=3)
    a_session(late, days_ago=1)
    a_session(promised, days_ago=9, next_action="Llamar", next_action_on=clock.today())
    assert offered_clients(cast.adviser) == [promised, late, mid, quiet]


def test_an_adviser_is_offered_the_own_clients_and_a_head_those_of_the_centre(cast: Cast) -> None:
    mine, colleague = a_client(cast.centre, cast.adviser), a_user("adviser")
    theirs = a_client(cast.centre, colleague)
    gone = a_client(cast.centre, cast.adviser, stage="inactive")
    assert offered_clients(cast.adviser) == [mine]
    assert set(offered_clients(cast.head)) == {mine, theirs}
    assert gone in offered_clients(cast.adviser, [gone.pk])


def test_the_search_finds_in_the_own_centres_only(cast: Cast) -> None:
    names = [(cast.centre, cast.adviser, "Quesería Ñuble"), (cast.rival_centre, cast.rival, "Quesería Rival")]
    firms = [a_firm(centre, adviser, name=name) for centre, adviser, name in names]
    refresh_keys([firm.pk for firm in firms], actor=None)
    mine, theirs = (a_client(centre, who, firm) for (centre, who, _n), firm in zip(names, firms, strict=True))
    assert find_clients(cast.adviser, "queser nub") == [mine]
    assert find_clients(cast.adviser, "queseria") == [mine]
    assert find_clients(cast.rival, "queseria") == [theirs]
    assert find_clients(cast.adviser, "q") == []


def test_who_works_nowhere_logs_with_nobody(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser)
    who = {name for name, user in cast.by_role().items() if workable_clients(user).exists()}
    assert who == {"adviser", "head", "coordinator", "administrator"}


def test_the_areas_and_the_mode_are_those_most_used(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    for days_ago, area in enumerate(["linkage", "people", "linkage"]):
        a_session(client, days_ago=days_ago + 1, area=an_area(area), mode="video")
    codes = [area.code for area in areas_for(cast.adviser)]
    assert (codes[:3], len(codes)) == (["linkage", "people", "management"], 16)
    assert (usual_mode(cast.adviser), usual_mode(cast.head)) == ("video", "centre")


def test_the_minutes_of_a_day_are_the_three_clocks_of_what_was_not_withdrawn(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    a_session(client, contact_minutes=30, preparation_minutes=10, travel_minutes=20)
    a_session(client, contact_minutes=5)
    a_session(client, withdrawn_at=clock.now())
    a_session(client, days_ago=40)
    assert minutes_by_day(cast.adviser) == {clock.today().isoformat(): 65}


def test_the_phone_gets_names_and_nothing_that_says_more(cast: Cast) -> None:
    signed = a_client(cast.centre, cast.adviser)
    tomorrow = clock.today() + timedelta(days=1)
    late = a_client(cast.centre, cast.adviser, agreement_signed_on=tomorrow)
    told = for_the_phone(cast.adviser)
    assert set(told) == {"user", "today", "clients", "first", "areas", "mode", "days"}
    assert {(c["id"], c["signed"]) for c in told["clients"]} == {(signed.pk, True), (late.pk, False)}
    assert {tuple(client) for client in told["clients"]} == {("id", "name", "signed")}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_phone_costs_the_same_for_one_client_and_for_three(
    cast: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser))
    with django_assert_num_queries(13):
        for_the_phone(cast.adviser)
