from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions.participants import set_status
from encadena.matchmaking.actions.presence import Telephone, mark, undo_mark
from encadena.matchmaking.choices import MarkKind, ParticipantStatus
from encadena.matchmaking.errors import DayError
from encadena.matchmaking.models import Mark, Participant, Round
from encadena.matchmaking.queries.presence import day_at, found, presence
from encadena.matchmaking.queries.standing import pulse_of
from tests.cast import Cast
from tests.matchmaking.makers import DAY, a_published_round, a_ready_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    clock_at(at(8))
    round = a_published_round()
    clock_at(at(9, 55))
    return round


@pytest.fixture
def firm(round: Round) -> Participant:
    return sides(round)[1][0]


def state(person: Participant) -> str:
    return presence(person, day_at(person.round, at(12))).state


def test_an_arrival_is_noted_at_the_servers_hour_by_whoever_noted_it(firm: Participant, cast: Cast) -> None:
    noted = mark(firm, kind=MarkKind.ARRIVED, desk="Mesón 1", actor=cast.promoter)
    assert (noted.repeated, noted.mark.at, noted.mark.actor, noted.mark.desk) == (
        False,
        at(9, 55),
        cast.promoter,
        "Mesón 1",
    )
    assert presence(firm, noted.mark.day).arrived_at == at(9, 55)
    assert Entry.objects.get(verb="presence.marked").subject_id == str(firm.pk)


def test_scanning_twice_is_said_and_changes_nothing(firm: Participant, clock_at: ClockAt) -> None:
    first = mark(firm, kind=MarkKind.ARRIVED, actor=None)
    before = pulse_of(firm.round_id)
    clock_at(at(10, 30))
    again = mark(firm, kind=MarkKind.ARRIVED, actor=None)
    assert (again.repeated, again.mark) == (True, first.mark)
    assert Mark.objects.count() == 1
    assert pulse_of(firm.round_id) == before


def test_the_same_mark_of_a_telephone_sent_twice_is_one(firm: Participant) -> None:
    phone = Telephone(key="a-key-of-the-telephone")
    assert not mark(firm, kind=MarkKind.ARRIVED, phone=phone, actor=None).repeated
    undo_mark(Mark.objects.get(), actor=None)
    assert mark(firm, kind=MarkKind.ARRIVED, phone=phone, actor=None).repeated
    assert state(firm) == ""


def test_a_key_that_stands_for_another_participant_marks_nobody(round: Round) -> None:
    (buyer, _), (firm, *_rest) = sides(round)
    mark(firm, kind=MarkKind.ARRIVED, phone=Telephone(key="k"), actor=None)
    with pytest.raises(DayError, match="mark_of_another"):
        mark(buyer, kind=MarkKind.ARRIVED, phone=Telephone(key="k"), actor=None)
    assert state(buyer) == ""


def test_a_telephone_with_a_wrong_clock_that_waited_for_signal_says_the_right_hour(firm: Participant) -> None:
    """Pressed 25 minutes ago by a clock that runs an hour behind; both of its moments are kept."""
    said, sent = at(8, 30), at(8, 55)
    noted = mark(firm, kind=MarkKind.ARRIVED, phone=Telephone("k", said, sent), actor=None)
    assert noted.mark.at == at(9, 30)
    assert (noted.mark.said_at, noted.mark.sent_at, noted.mark.received_at) == (said, sent, at(9, 55))


def test_everything_said_moves_the_pulse_and_can_be_undone(firm: Participant, clock_at: ClockAt) -> None:
    before = pulse_of(firm.round_id)
    late = mark(firm, kind=MarkKind.LATE, expected_at=at(10, 40), actor=None)
    assert (state(firm), pulse_of(firm.round_id)) == ("late", before + 1)
    clock_at(at(10, 50))
    arrived = mark(firm, kind=MarkKind.ARRIVED, actor=None)
    assert state(firm) == "here"
    assert undo_mark(arrived.mark, actor=None)
    assert state(firm) == "late"
    assert undo_mark(late.mark, actor=None)
    assert not undo_mark(late.mark, actor=None)
    assert (state(firm), pulse_of(firm.round_id)) == ("", before + 4)


def test_an_announced_hour_must_be_ahead(firm: Participant) -> None:
    for hour in (None, at(9, 55), at(9)):
        with pytest.raises(DayError, match="late_in_the_past"):
            mark(firm, kind=MarkKind.LATE, expected_at=hour, actor=None)


def test_on_another_day_nobody_arrives(firm: Participant, clock_at: ClockAt) -> None:
    clock_at(at(9) + timedelta(days=1))
    with pytest.raises(DayError, match="round_not_today"):
        mark(firm, kind=MarkKind.ARRIVED, actor=None)


def test_whoever_withdrew_is_not_marked_and_nobody_else_changes(round: Round) -> None:
    _, (gone, bystander, _) = sides(round)
    set_status(gone, status=ParticipantStatus.WITHDRAWN, actor=None)
    with pytest.raises(DayError, match="participant_withdrew"):
        mark(gone, kind=MarkKind.ARRIVED, actor=None)
    mark(bystander, kind=MarkKind.ARRIVED, actor=None)
    assert (state(gone), state(bystander)) == ("", "here")


def test_the_desk_finds_people_by_part_of_a_name_rut_or_number(clock_at: ClockAt) -> None:
    clock_at(at(9))
    round = a_ready_round()
    (buyer, _), (firm, *_rest) = sides(round)
    assert firm.firm
    assert buyer in found(round, "importadora")
    assert found(round, firm.firm.rut_shown) == [firm]
    assert firm in found(round, str(firm.order))
    assert found(round, "nadie se llama así") == []
    assert round.days.get().on == DAY
