from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from encadena.advisory.actions.tally import recount
from encadena.advisory.models import Client
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _told(client: Client) -> tuple[object, int, int]:
    client.refresh_from_db()
    return client.last_session_on, client.counted_sessions, client.contact_minutes


def test_a_client_repeats_the_sessions_that_count(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    a_session(client, days_ago=3, contact_minutes=45)
    a_session(client, days_ago=9, contact_minutes=30)
    assert recount([client.pk], actor=cast.adviser) == 1
    assert _told(client) == (clock.today() - timedelta(days=3), 2, 75)


def test_contacts_and_withdrawn_sessions_are_left_out(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    a_session(client, days_ago=9)
    a_session(client, days_ago=2, counts=False)
    a_session(client, days_ago=1, withdrawn_at=clock.now())
    recount([client.pk], actor=cast.adviser)
    assert _told(client) == (clock.today() - timedelta(days=9), 1, 60)


def test_several_clients_in_one_session_share_its_minutes(cast: Cast) -> None:
    both = [a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser)]
    a_session(*both, contact_minutes=61)
    recount([client.pk for client in both], actor=cast.adviser)
    assert sorted(_told(client)[2] for client in both) == [30, 31]


def test_when_the_last_session_goes_the_client_has_none(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, counted_sessions=4, contact_minutes=90, last_session_on="2025-01-01")
    bystander = a_client(cast.centre, cast.adviser, counted_sessions=4)
    recount([client.pk], actor=cast.adviser)
    assert _told(client) == (None, 0, 0)
    assert _told(bystander)[1] == 4


@pytest.mark.parametrize("rows", [1, 3])
def test_the_statement_is_one_however_many_clients(
    cast: Cast, rows: int, django_assert_num_queries: CaptureQueriesContext
) -> None:
    clients = [a_client(cast.centre, cast.adviser) for _ in range(rows)]
    a_session(*clients)
    with django_assert_num_queries(3):
        assert recount([client.pk for client in clients], actor=None) == rows
