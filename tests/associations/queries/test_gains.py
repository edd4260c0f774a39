import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.associations.queries.gains import members_with_gains, records_of
from encadena.fairs.choices import FairState
from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from tests.advisory.makers import a_client, a_session
from tests.associations.makers import an_association
from tests.cast import Cast
from tests.factories import a_firm
from tests.fairs.makers import a_fair, an_exhibitor
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db
YEAR = clock.today().year


@pytest.mark.parametrize("count", [1, 3])
def test_what_members_got_takes_the_same_queries_whatever_their_number(count: int) -> None:
    association = an_association(*(a_firm() for _ in range(count)))

    with CaptureQueriesContext(connection) as asked:
        members = members_with_gains(association, YEAR)

    assert len(members) == count
    assert len(asked) == 10


def test_hours_rounds_and_meetings_of_the_year_are_counted_and_open(cast: Cast) -> None:
    association = an_association(cast.firm, cast.rival_firm)
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client, adviser=cast.adviser, contact_minutes=90)
    meeting = a_past_round([cast.firm, cast.rival_firm], days_ago=1, buyers=1).meetings.get(second__firm=cast.firm)
    say(meeting, meeting.first, Stage.CONTACT)

    got = {m.firm: m.got for m in members_with_gains(association, clock.today().year)}

    assert got[cast.firm.pk] == {"minutes": 90, "rounds": 1, "meetings": 1}
    assert got[cast.rival_firm.pk] == {"rounds": 1, "meetings": None}
    (session,) = records_of(cast.firm, "minutes", clock.today().year)
    assert (session.minutes, session.what) == (90, "")
    assert len(records_of(cast.firm, "meetings", clock.today().year)) == 1
    assert records_of(cast.firm, "rounds", clock.today().year - 1) == []


def test_a_meeting_that_both_say_was_not_held_is_not_counted(cast: Cast) -> None:
    association = an_association(cast.firm)
    meeting = a_past_round([cast.firm], days_ago=1, buyers=1).meetings.select_related("first").get()
    say(meeting, meeting.first, Stage.NOT_HELD, missing="other")

    (member,) = members_with_gains(association, clock.today().year)

    assert "meetings" not in member.got


def test_fairs_that_began_count_and_open(cast: Cast) -> None:
    association = an_association(cast.firm)
    today = clock.today()
    an_exhibitor(a_fair(starts_on=today, ends_on=today), cast.firm)
    an_exhibitor(a_fair(name="La que viene"), cast.firm)
    an_exhibitor(a_fair(state=FairState.DRAFT, starts_on=today, ends_on=today), cast.firm)

    (member,) = members_with_gains(association, YEAR)

    assert member.got == {"fairs": 1}
    assert [r.what for r in records_of(cast.firm, "fairs", YEAR)] == ["Feria Sur"]


def test_what_is_no_kind_has_no_records(cast: Cast) -> None:
    with pytest.raises(KeyError):
        records_of(cast.firm, "subsidies", YEAR)
