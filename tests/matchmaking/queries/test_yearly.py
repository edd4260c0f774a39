from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.kernel import clock
from encadena.matchmaking.choices import RoundState, Stage
from encadena.matchmaking.models import Happening, Round
from encadena.matchmaking.queries.yearly import agreed_in, people_of, rounds_held
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def test_a_round_belongs_to_the_days_in_which_its_last_one_lies() -> None:
    first, second = a_past_round(days_ago=20, buyers=1), a_past_round(days_ago=10, buyers=1)
    second.days.create(on=TODAY - timedelta(days=5))
    drafted = a_past_round(days_ago=15, buyers=1)
    Round.objects.filter(pk=drafted.pk).update(state=RoundState.DRAFT)

    assert [one.pk for one in rounds_held(TODAY - timedelta(days=30), TODAY)] == [first.pk, second.pk]
    assert rounds_held(TODAY - timedelta(days=30), TODAY - timedelta(days=5))[-1].pk == first.pk
    assert [one.last_day for one in rounds_held(TODAY - timedelta(days=5), TODAY)] == [TODAY - timedelta(days=5)]


def test_meetings_of_the_agenda_come_with_their_round_marks_and_words(cast: Cast) -> None:
    round = a_past_round([cast.firm, a_firm()], buyers=1)
    told, cancelled = round.meetings.select_related("first", "second").order_by("pk")
    say(told, told.second, Stage.ORDER)
    Happening.objects.create(meeting=told, state="held")
    cancelled.cancelled_at = clock.now()
    cancelled.save()

    (fact,) = agreed_in(Round.objects.filter(pk=round.pk))
    assert (fact.meeting, fact.round, fact.placed, fact.present, fact.held) == (told.pk, round.pk, True, True, True)
    people = people_of(Round.objects.filter(pk=round.pk))
    assert (people[fact.second].firm, people[fact.second].buyer) == (cast.firm.pk, None)
    assert people[fact.first].buyer == told.first.buyer_id
    assert people[fact.second].region == cast.firm.region_id


@pytest.mark.parametrize("count", [1, 3])
def test_more_rounds_cost_no_more_queries(count: int) -> None:
    for _ in range(count):
        a_past_round(buyers=1)
    rounds = Round.objects.all()
    with CaptureQueriesContext(connection) as asked:
        assert len(agreed_in(rounds)) == 2 * count
        assert len(people_of(rounds)) == 3 * count
    assert len(asked) == 5
