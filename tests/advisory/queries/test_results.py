from datetime import date, timedelta

import pytest

from encadena.advisory.queries import results
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_milestone, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_results_count_what_counts_this_year(cast: Cast) -> None:
    client, today = a_client(cast.centre, cast.adviser), clock.today()
    a_session(client, contact_minutes=90)
    a_session(client, counts=False)
    a_session(client, withdrawn_at=clock.now())
    a_session(client, on=date(today.year - 1, 12, 31))
    a_session(a_client(cast.rival_centre, cast.rival))
    ids = [cast.centre.pk]
    assert results.counted_sessions(ids, today.year, today) == {cast.centre.pk: 1}
    assert results.contact_hours(ids, today.year, today) == {cast.centre.pk: 1.5}
    assert results.accompanied_clients(ids, today.year, today) == {cast.centre.pk: 1}
    assert results.counted_sessions(ids, today.year - 1, today) == {cast.centre.pk: 1}


def test_a_milestone_counts_when_it_is_verified_on_its_own_day(cast: Cast) -> None:
    today = clock.today()
    milestone = a_milestone(a_client(cast.centre, cast.adviser))
    assert results.verified_milestones([cast.centre.pk], milestone.on.year, today) == {}
    milestone.state = "verified"
    milestone.save()
    assert results.verified_milestones([cast.centre.pk], milestone.on.year, today) == {cast.centre.pk: 1}
    assert results.verified_milestones([cast.centre.pk], milestone.on.year, milestone.on - timedelta(days=1)) == {}
