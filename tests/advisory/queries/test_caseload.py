from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.queries.caseload import Load, advisers_of, centres_led_by, doubts_of, loads_by, total_of
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_load_tells_clients_hours_contacts_and_what_is_late(cast: Cast) -> None:
    today = clock.today()
    client = a_client(cast.centre, cast.adviser, last_session_on=today)
    a_client(cast.centre, cast.adviser, stage="client", last_session_on=today - timedelta(days=60))
    a_client(cast.centre, cast.adviser, stage="lead")
    a_client(cast.centre, cast.adviser, stage="inactive")
    a_session(client, contact_minutes=90, next_action="Llamar", next_action_on=today - timedelta(days=1))
    a_session(client, contact_minutes=20, counts=False)
    load = loads_by("adviser", [cast.centre.pk], silent_days=45)[cast.adviser.pk]
    assert load == Load(
        leads=1, active=2, accompanied=1, silent=1, sessions_month=1, contacts_month=1, minutes_month=90,
        sessions_year=1, minutes_year=90, overdue=1,
    )  # fmt: skip


def test_what_an_adviser_promised_is_late_for_whoever_has_the_client(cast: Cast) -> None:
    client = a_client(cast.centre, cast.head)
    late = clock.today() - timedelta(days=1)
    a_session(client, adviser=cast.adviser, next_action="Llamar", next_action_on=late)
    loads = loads_by("adviser", [cast.centre.pk], silent_days=45)
    assert (loads[cast.head.pk].overdue, loads[cast.adviser.pk].overdue) == (1, 0)


def test_centres_are_told_apart_and_summed(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser)
    a_client(cast.rival_centre, None)
    loads = loads_by("centre", [cast.centre.pk, cast.rival_centre.pk], silent_days=45)
    assert [loads[pk].active for pk in (cast.centre.pk, cast.rival_centre.pk)] == [1, 1]
    assert total_of(loads.values()).active == 2
    assert loads_by("adviser", [cast.rival_centre.pk], silent_days=45)[None].active == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_three_readings_are_enough(cast: Cast, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        a_session(a_client(cast.centre, cast.adviser))
    with django_assert_num_queries(3):
        loads_by("adviser", [cast.centre.pk], silent_days=45)


def test_doubts_list_what_has_no_hours_no_sessions_and_nobody(cast: Cast) -> None:
    without_hours = a_session(a_client(cast.centre, cast.adviser, last_session_on=clock.today()), contact_minutes=0)
    a_session(a_client(cast.centre, cast.adviser, last_session_on=clock.today()), contact_minutes=0, counts=False)
    lonely = a_client(cast.centre, None, stage="lead")
    silent = a_client(cast.centre, cast.adviser)
    doubts = doubts_of(cast.centre)
    assert (doubts.without_hours, doubts.without_hours_count) == ([without_hours], 1)
    assert (doubts.without_sessions, doubts.without_sessions_count) == ([silent], 1)
    assert (doubts.unassigned, doubts.unassigned_count) == ([lonely], 1)


def test_a_rival_leads_no_centre_of_ours(cast: Cast) -> None:
    assert cast.centre not in centres_led_by(cast.rival)
    assert list(centres_led_by(cast.coordinator)) == [cast.centre]
    assert set(advisers_of(cast.centre)) == {cast.adviser, cast.head}
