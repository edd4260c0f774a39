from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.accounts.choices import Role
from encadena.catalogs.models import UfValue
from encadena.kernel import clock
from encadena.matchmaking.actions.satisfaction import give_opinion
from encadena.matchmaking.choices import Again, Stage
from encadena.matchmaking.models import Happening, Participant
from encadena.matchmaking.queries.results import (
    facts_of,
    meetings_counted,
    meetings_shown,
    orders_to_propose,
    results_of,
    words_on,
)
from encadena.matchmaking.rules.rates import Rate
from tests.cast import Cast
from tests.factories import a_firm, a_user
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("firms", [1, 3])
def test_results_take_the_same_queries_whatever_the_size(firms: int) -> None:
    round, reader = a_past_round([a_firm() for _ in range(firms)], buyers=1), a_user(Role.PROMOTER)
    for meeting in round.meetings.select_related("first"):
        say(meeting, meeting.first)

    with CaptureQueriesContext(connection) as asked:
        found = results_of(reader, round)

    assert found.counts["held"] == firms
    assert len(asked) == 12


def test_a_figure_opens_the_meetings_that_it_counts(cast: Cast) -> None:
    round = a_past_round(buyers=1)
    first, second = round.meetings.select_related("first", "second")
    say(first, first.first, Stage.ORDER, again=Again.MET)
    say(first, first.second, Stage.QUOTATION)

    assert meetings_counted(cast.promoter, round, "differs") == [first.pk]
    assert meetings_counted(cast.promoter, round, "unreported") == [second.pk]
    assert {o.stage for o in words_on([first.pk])[first.pk]} == {Stage.ORDER, Stage.QUOTATION}
    assert list(meetings_shown([first.pk])) == [first]
    with pytest.raises(KeyError):
        meetings_counted(cast.promoter, round, "otra")


def test_every_number_of_a_group_opens_as_many_meetings(cast: Cast) -> None:
    round = a_past_round([cast.firm, a_firm(commune=None), a_firm(section="C")], buyers=2)
    for meeting in round.meetings.select_related("first")[:4]:
        say(meeting, meeting.first, Stage.ORDER)
    found = results_of(cast.promoter, round)

    for group, rows in [*found.groups.items(), ("country", found.countries)]:
        for row in rows:
            numbers = {"placed": row.placed, "held": row.held, "any_order": row.orders}
            opened = {m: len(meetings_counted(cast.promoter, round, m, group, row.key)) for m in numbers}
            assert opened == numbers, (group, row.key)
    assert sum(row.held for row in found.groups["region"]) == 4
    assert meetings_counted(cast.promoter, round, "placed", "region", "99") == []
    with pytest.raises(KeyError):
        meetings_counted(cast.promoter, round, "placed", "moon", "08")


def test_a_reader_counts_only_meetings_in_reach(cast: Cast) -> None:
    round = a_past_round([cast.firm, cast.rival_firm], buyers=1)

    assert len(facts_of(cast.promoter, round)) == 2
    assert len(facts_of(cast.adviser, round)) == 1


def test_the_mark_at_the_table_is_the_other_definition(cast: Cast) -> None:
    round = a_past_round([cast.firm, cast.rival_firm, a_firm()], buyers=1)
    for meeting, state in zip(round.meetings.all(), ["held", "not_held", "running"], strict=True):
        Happening.objects.create(meeting=meeting, state=state)

    counts = results_of(cast.promoter, round).counts

    assert (counts["present"], counts["absent"], counts["marked"], counts["held"]) == (2, 1, 3, 0)


def test_groups_say_what_is_not_known(cast: Cast) -> None:
    unknown = a_firm(commune=None)
    round = a_past_round([cast.firm, unknown], buyers=1)

    found = results_of(cast.promoter, round)

    assert [(p.key, p.firms) for p in found.groups["region"]] == [("08", 1), ("", 1)]
    assert [p.key for p in found.groups["ownership"]] == [""]
    assert [(p.key, p.placed) for p in found.countries] == [("PE", 2)]


def test_the_uf_is_of_the_last_day_or_not_known(cast: Cast) -> None:
    round = a_past_round(days_ago=10)
    assert results_of(cast.promoter, round).rates == {}

    day: date = round.days.get().on
    UfValue.objects.create(date=day, value=Decimal("39000.5"), source="prueba")
    assert results_of(cast.promoter, round).rates["CLF"] == Rate(Decimal("39000.5"), day, "prueba")


def test_opinions_wait_until_there_are_five(cast: Cast) -> None:
    round = a_past_round([a_firm() for _ in range(4)], buyers=1)
    people = list(round.participants.all())
    values = {"organised": "4", "matched": "2", "useful": "5", "again": "yes", "comment": "x"}
    for person in people[:4]:
        give_opinion(person, values=values, actor=None)

    waiting = results_of(cast.promoter, round).opinions
    give_opinion(people[4], values={**values, "again": "no"}, actor=None)
    shown = results_of(cast.promoter, round).opinions

    assert (waiting.given, waiting.asked, waiting.scores, waiting.returns, waiting.comments) == (4, 5, [], {}, [])
    assert [s.mean for s in shown.scores] == [4, 2, 5]
    assert shown.returns == {"yes": 4, "no": 1}


def test_orders_wait_to_be_proposed_only_in_the_firms_own_words(cast: Cast) -> None:
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("first", "second").get()
    say(meeting, meeting.first, Stage.ORDER)
    people = Participant.objects.all()

    assert not orders_to_propose(cast.firm, people).exists()
    own = say(meeting, meeting.second, Stage.ORDER)
    assert list(orders_to_propose(cast.firm, people)) == [own]
    assert clock.today()
