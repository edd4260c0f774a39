import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Meeting, Round
from encadena.matchmaking.queries.across import heard_by, meetings_in_reach
from encadena.matchmaking.queries.scope import meetings_visible_to
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def a_told_round(cast: Cast) -> Round:
    """Of the operator's own: each side of the firm's meeting said something, of the rival's nobody did."""
    round = a_past_round([cast.firm, cast.rival_firm], buyers=1, organiser=cast.operator)
    meeting = round.meetings.select_related("first", "second").get(second__firm=cast.firm)
    say(meeting, meeting.first, Stage.CONTACT)
    say(meeting, meeting.second, Stage.ORDER)
    return round


def shown(round: Round) -> list[Meeting]:
    return list(round.meetings.order_by("pk"))


def test_over_all_rounds_a_reader_sees_what_it_sees_in_each(cast: Cast) -> None:
    rounds = [a_told_round(cast), a_past_round([cast.rival_firm], buyers=1, organiser=cast.rival_operator)]
    for user in (cast.promoter, cast.adviser, cast.coordinator, cast.rival, cast.owner, cast.buyer):
        each = {meeting for round in rounds for meeting in meetings_visible_to(user, round)}
        assert set(meetings_in_reach(user)) == each, user


def test_who_manages_hears_both_sides_and_silence_too(cast: Cast) -> None:
    round = a_told_round(cast)
    heard = heard_by(cast.promoter, shown(round))
    told, silent = (heard.words[meeting.pk] for meeting in shown(round))
    assert sorted(outcome.stage for outcome in told.values() if outcome) == [Stage.CONTACT, Stage.ORDER]
    assert list(silent.values()) == [None, None]
    assert heard.managed == {round.pk}


def test_who_attends_a_firm_hears_its_words_and_not_the_buyers(cast: Cast) -> None:
    round = a_told_round(cast)
    heard = heard_by(cast.adviser, shown(round))
    words = [[outcome and outcome.stage for outcome in one.values()] for one in heard.words.values()]
    assert words == [[Stage.ORDER], []]
    assert heard.managed == frozenset()


@pytest.mark.parametrize("firms", [1, 3])
def test_a_page_of_meetings_is_heard_in_three_queries(cast: Cast, firms: int) -> None:
    round = a_past_round([a_firm() for _ in range(firms)], buyers=1, organiser=cast.operator)
    page = shown(round)
    heard_by(cast.coordinator, page)
    with CaptureQueriesContext(connection) as asked:
        assert len(heard_by(cast.coordinator, page).words) == firms
    assert len(asked) == 3
