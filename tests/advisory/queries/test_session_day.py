from datetime import time
from typing import Any

from encadena.advisory.queries.session_day import booked_on, minutes_on
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast


def test_a_day_is_told_with_its_hours_and_who_was_there(cast: Cast, django_assert_num_queries: Any) -> None:
    client, other = a_client(cast.centre, cast.adviser, cast.firm), a_client(cast.centre, cast.adviser)
    a_session(client, other, starts_at=time(9), travel_minutes=30)
    own = a_session(client)
    a_session(client, withdrawn_at=clock.now())
    a_session(client, adviser=cast.head)
    with django_assert_num_queries(3):
        (booked,) = booked_on(cast.adviser, clock.today(), except_for=own.pk)
    assert (booked.minutes, booked.starts_at, booked.contact_minutes) == (90, time(9), 60)
    assert booked.who == f"{client}, {other}"
    assert minutes_on(cast.adviser, clock.today()) == 150
