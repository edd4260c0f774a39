from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.catalogs.models import UfValue
from encadena.kernel import clock
from encadena.matchmaking.actions.rates import state_rates
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.rates import currencies_said, rates_of, rates_of_rounds
from encadena.matchmaking.rules.rates import Rate
from tests.matchmaking.actions.test_rates import a_rate
from tests.matchmaking.makers import a_round
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_rates_of_many_rounds_take_three_queries_and_each_has_its_own(count: int) -> None:
    rounds = [a_round() for _ in range(count)]
    for number, round in enumerate(rounds, 900):
        round.days.create(on=clock.today())
        state_rates(round, rates={"USD": a_rate(str(number))}, actor=None)

    with CaptureQueriesContext(connection) as asked:
        found = rates_of_rounds(Round.objects.all())

    assert [found[round.pk]["USD"].pesos for round in rounds] == [Decimal(900 + n) for n in range(count)]
    assert len(asked) == 3


def test_the_uf_is_the_one_of_the_last_day_in_the_catalogue() -> None:
    round = a_past_round(days_ago=10)
    assert rates_of(round) == {}
    day = round.days.get().on
    UfValue.objects.create(date=day, value=Decimal("39000.5"), source="prueba")
    assert rates_of(round) == {"CLF": Rate(Decimal("39000.5"), day, "prueba")}


def test_currencies_are_those_of_the_newest_words() -> None:
    meeting = a_past_round(buyers=1).meetings.select_related("first", "round").first()
    assert meeting is not None
    say(meeting, meeting.first, Stage.ORDER, closed=Decimal(5), currency="EUR")
    say(meeting, meeting.first, Stage.ORDER, closed=Decimal(5), currency="USD")
    assert currencies_said(meeting.round) == {"USD"}
