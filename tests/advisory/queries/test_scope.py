from encadena.advisory.queries.scope import (
    attended_by,
    clients_visible_to,
    clients_walked_by_name,
    may_work_with,
    sessions_visible_to,
)
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast


def test_a_client_is_seen_by_its_centre_and_those_above_it_and_by_itself(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    seeing = {who for who, user in cast.by_role().items() if client in clients_visible_to(user)}
    assert seeing == {"adviser", "head", "coordinator", "agency", "agency_region", "administrator", "owner"}


def test_a_rival_that_attends_the_same_firm_sees_neither_the_client_nor_its_sessions(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    theirs = a_client(cast.rival_centre, cast.rival, cast.firm)
    session = a_session(client)
    assert list(clients_visible_to(cast.rival)) == [theirs]
    assert session not in sessions_visible_to(cast.rival)
    assert session in sessions_visible_to(cast.head)


def test_a_firm_reads_the_sessions_it_attended_and_no_other(cast: Cast) -> None:
    session = a_session(a_client(cast.centre, cast.adviser, cast.firm))
    a_session(a_client(cast.centre, cast.adviser))
    assert list(sessions_visible_to(cast.owner)) == [session]


def test_a_withdrawn_session_leaves_the_way_of_the_client(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client, withdrawn_at=clock.now())
    kept = a_session(client)
    assert [row.session for row in attended_by(client)] == [kept]


def test_only_the_centre_of_a_client_works_with_it(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    working = {who for who, user in cast.by_role().items() if may_work_with(user, client)}
    assert working == {"adviser", "head", "coordinator", "administrator"}


def test_walking_by_name_meets_the_same_clients_for_everybody(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    a_client(cast.centre, None)
    for user in cast.by_role().values():
        assert set(clients_walked_by_name(user)) == set(clients_visible_to(user))
