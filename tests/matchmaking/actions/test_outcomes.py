from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.matchmaking.actions.meetings import cancel_meetings
from encadena.matchmaking.choices import Missing, Stage, Term
from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.models import Meeting, Outcome
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def a_meeting(days_ago: int = 10) -> Meeting:
    return a_past_round(days_ago=days_ago).meetings.select_related("first", "second").first()


def test_each_side_has_its_own_words() -> None:
    meeting = a_meeting()

    say(meeting, meeting.first, Stage.ORDER, closed=Decimal(5000), currency="USD")
    say(meeting, meeting.second, Stage.QUOTATION, note="Pedía descuento")

    said = {o.participant_id: o.stage for o in Outcome.objects.filter(latest=True)}
    assert said == {meeting.first_id: Stage.ORDER, meeting.second_id: Stage.QUOTATION}


def test_a_correction_keeps_what_was_said_before() -> None:
    meeting = a_meeting()
    say(meeting, meeting.first, Stage.CONTACT)

    say(meeting, meeting.first, Stage.NOT_HELD, missing=Missing.OTHER)

    first, second = Outcome.objects.order_by("pk")
    assert (first.stage, first.latest, first.replaced_at is None) == (Stage.CONTACT, False, False)
    assert (second.stage, second.latest, second.replaced_at) == (Stage.NOT_HELD, True, None)
    assert [e.verb for e in Entry.objects.filter(verb__startswith="outcome.").order_by("pk")] == [
        "outcome.reported",
        "outcome.corrected",
    ]


def test_a_later_term_stands_beside_the_earlier_one(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = a_meeting()
    say(meeting, meeting.first, Stage.SAMPLE)
    later = clock.today() + timedelta(days=100)
    monkeypatch.setattr(clock, "today", lambda: later)

    say(meeting, meeting.first, Stage.ORDER)

    rows = Outcome.objects.order_by("pk").values_list("term", "stage", "latest", "replaced_at")
    assert list(rows) == [(Term.EVENT, Stage.SAMPLE, False, None), (Term.THREE, Stage.ORDER, True, None)]


def test_the_note_and_the_amounts_stay_out_of_the_log() -> None:
    meeting = a_meeting()

    say(meeting, meeting.first, Stage.ORDER, closed=Decimal(987654), currency="USD", note="secreto")

    entry = Entry.objects.get(verb="outcome.reported")
    assert "secreto" not in str(entry.context)
    assert "987654" not in str(entry.context)


def test_a_bystander_says_nothing_of_a_meeting() -> None:
    meeting = a_meeting()
    other = meeting.round.participants.exclude(pk__in=[meeting.first_id, meeting.second_id]).first()

    with pytest.raises(OutcomeError, match="not_in_meeting"):
        say(meeting, other)


def test_nothing_is_said_before_the_day_nor_of_a_meeting_taken_off_the_list() -> None:
    ahead = a_published_round().meetings.select_related("first").first()
    meeting = a_meeting()
    cancel_meetings(meeting.round, meetings=[meeting], actor=None)

    with pytest.raises(OutcomeError, match="too_early"):
        say(ahead, ahead.first)
    with pytest.raises(OutcomeError, match="meeting_cancelled"):
        say(meeting, meeting.first)


def test_a_refused_answer_leaves_what_was_there() -> None:
    meeting = a_meeting()
    say(meeting, meeting.first, Stage.SAMPLE)

    with pytest.raises(OutcomeError):
        say(meeting, meeting.first, Stage.SAMPLE, expected=Decimal(10))

    assert Outcome.objects.get().latest


def test_the_database_keeps_one_current_answer_per_side() -> None:
    meeting = a_meeting()
    row = say(meeting, meeting.first)
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
