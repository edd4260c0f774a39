from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.kernel import clock
from encadena.matchmaking.actions.agenda import withdraw
from encadena.matchmaking.actions.happening import close_table, note_meeting, open_table
from encadena.matchmaking.choices import AgendaState, HappeningState
from encadena.matchmaking.errors import DayError
from encadena.matchmaking.models import Closure, Happening, Meeting, Round
from encadena.matchmaking.queries.standing import pulse_of, standing_of
from tests.matchmaking.makers import a_published_round, at

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    clock_at(at(8))
    round = a_published_round()
    clock_at(at(9, 7))
    return round


def at_nine(round: Round) -> Meeting:
    agenda = round.agendas.get(state=AgendaState.PUBLISHED)
    return agenda.meetings.filter(slot__number=1).first().meeting  # type: ignore[union-attr]


def test_a_meeting_that_begins_late_keeps_its_hour_once_it_was_held(round: Round, clock_at: ClockAt) -> None:
    meeting = at_nine(round)
    note_meeting(meeting, state=HappeningState.RUNNING, actor=None)
    clock_at(at(9, 21))
    note_meeting(meeting, state=HappeningState.HELD, actor=None)
    row = Happening.objects.get()
    assert (row.state, row.started_at, row.marked_at) == ("held", at(9, 7), at(9, 21))


def test_who_was_missing_is_kept_only_for_a_meeting_that_was_not_held(round: Round) -> None:
    meeting = at_nine(round)
    note_meeting(meeting, state=HappeningState.NOT_HELD, missing=meeting.second, actor=None)
    assert Happening.objects.get().missing == meeting.second
    note_meeting(meeting, state=HappeningState.HELD, missing=meeting.second, actor=None)
    assert Happening.objects.get().missing is None


def test_what_was_said_can_be_taken_back(round: Round) -> None:
    meeting = at_nine(round)
    before = pulse_of(round.pk)
    note_meeting(meeting, state=HappeningState.HELD, actor=None)
    note_meeting(meeting, state=None, actor=None)
    assert not Happening.objects.exists()
    assert pulse_of(round.pk) == before + 2


def test_a_stranger_to_a_meeting_is_not_missing_from_it(round: Round) -> None:
    meeting = at_nine(round)
    stranger = round.participants.exclude(pk__in=[meeting.first_id, meeting.second_id]).first()
    with pytest.raises(DayError, match="missing_of_another"):
        note_meeting(meeting, state=HappeningState.NOT_HELD, missing=stranger, actor=None)


def test_nothing_is_said_of_a_meeting_hours_before_its_time(round: Round, clock_at: ClockAt) -> None:
    clock_at(at(7, 59))
    with pytest.raises(DayError, match="meeting_too_early"):
        note_meeting(at_nine(round), state=HappeningState.HELD, actor=None)


def test_nothing_is_said_of_a_meeting_that_nobody_was_told_of(round: Round) -> None:
    meeting = at_nine(round)
    withdraw(round.agendas.get(state=AgendaState.PUBLISHED), actor=None)
    with pytest.raises(DayError, match="meeting_not_published"):
        note_meeting(meeting, state=HappeningState.HELD, actor=None)


def test_a_table_closes_from_a_slot_on_once_and_opens_again(round: Round) -> None:
    table, bystander = round.tables.all()[:2]
    slot = round.slots.get(number=2)
    first = close_table(table, since=slot, reason=" Sin luz ", actor=None)
    assert close_table(table, since=slot, actor=None) == first
    standing = standing_of(round, clock.now())
    assert [standing.is_closed(table.pk, n) for n in (1, 2, 3)] == [False, True, True]
    assert not standing.is_closed(bystander.pk, 3)
    assert open_table(table, actor=None)
    assert not open_table(table, actor=None)
    assert Closure.objects.get().reason == "Sin luz"
    assert standing_of(round, clock.now()).closed == {}


def test_a_table_is_not_closed_in_an_hour_of_another_round(round: Round) -> None:
    elsewhere = a_published_round().slots.get(number=1)
    with pytest.raises(DayError, match="place_of_another_round"):
        close_table(round.tables.all()[0], since=elsewhere, actor=None)
