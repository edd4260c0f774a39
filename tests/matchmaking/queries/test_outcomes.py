from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.kernel import clock
from encadena.matchmaking.choices import Stage, Term
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.outcomes import asked_of, current_term, lines_of, owing, rounds_being_asked
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, a_round
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def test_a_round_ahead_asks_nothing() -> None:
    assert current_term(a_published_round()) is None
    assert current_term(a_round()) is None
    assert asked_of(a_round()) == []
    assert current_term(a_past_round(days_ago=0)) == Term.EVENT


@pytest.mark.parametrize("firms", [1, 3])
def test_the_meetings_of_a_participant_take_two_queries(firms: int) -> None:
    round = a_past_round([a_firm() for _ in range(firms)], buyers=1)
    buyer = round.participants.get(buyer__isnull=False)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        lines = lines_of(buyer, Term.EVENT)
        assert [line.other.name for line in lines]

    assert len(lines) == firms
    assert len(asked) == 2


def test_what_was_said_at_an_earlier_term_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    round = a_past_round(buyers=1)
    buyer = round.participants.get(buyer__isnull=False)
    for meeting in round.meetings.select_related("first"):
        say(meeting, meeting.first, Stage.CONTACT)

    assert not any(line.due for line in lines_of(buyer, Term.EVENT))
    assert buyer not in owing(round, Term.EVENT)
    assert all(line.due for line in lines_of(buyer, Term.THREE))
    assert buyer in owing(round, Term.THREE)


def test_a_meeting_that_has_not_begun_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    round = a_past_round(buyers=1)
    buyer = round.participants.get(buyer__isnull=False)
    first, last = (line.starts_at for line in lines_of(buyer, Term.EVENT))
    assert first is not None
    assert last is not None

    monkeypatch.setattr(clock, "now", lambda: last - timedelta(seconds=1))
    assert [line.due for line in lines_of(buyer, Term.EVENT)] == [True, False]
    monkeypatch.setattr(clock, "now", lambda: last)
    assert [line.due for line in lines_of(buyer, Term.EVENT)] == [True, True]


def test_who_owes_one_answer_owes() -> None:
    round = a_past_round(buyers=1)
    buyer = round.participants.get(buyer__isnull=False)
    say(round.meetings.first(), buyer)

    assert list(owing(round, Term.EVENT)) == list(round.participants.all())
    assert [(a.people, a.answered) for a in asked_of(round) if a.open] == [(3, 0)]

    say(round.meetings.last(), buyer)
    assert [(a.people, a.answered) for a in asked_of(round) if a.open] == [(3, 1)]


def test_rounds_are_asked_about_from_the_day_after_for_thirteen_months() -> None:
    a_past_round(days_ago=0)
    recent, old = a_past_round(days_ago=1), a_past_round(days_ago=390)
    a_past_round(days_ago=500)

    assert rounds_being_asked(Round.objects.all()) == [old, recent]
    assert clock.today() - timedelta(days=390)
