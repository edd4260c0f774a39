from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings, participants
from encadena.matchmaking.actions.companions import join_meeting, leave_meeting
from encadena.matchmaking.actions.happening import note_meeting
from encadena.matchmaking.actions.meetings import MOST_BESIDE as MOST
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.actions.repair import ask_repair
from encadena.matchmaking.choices import HappeningState, MarkKind, ParticipantStatus
from encadena.matchmaking.errors import MeetingError
from encadena.matchmaking.models import Meeting, Participant, Round
from encadena.matchmaking.queries.board import board_of
from encadena.matchmaking.queries.companions import takes_part
from encadena.matchmaking.queries.feed import person_of
from encadena.matchmaking.queries.names import names_of
from encadena.matchmaking.queries.standing import standing_of
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording.documents.sheets import person_sheet
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, at, sides

pytestmark = pytest.mark.django_db
Clock = Callable[[datetime], None]


def _group() -> tuple[Round, Meeting, Participant, list[Participant]]:
    """Three firms sell as one to a buyer."""
    round = a_ready_round(buyer_count=1, fairness=None)
    buyer, firms = sides(round)[0][0], sides(round)[1]
    meeting = meetings.add_meeting(round, wanted=Wanted(buyer, firms[0]), actor=None)
    for firm in firms[1:]:
        join_meeting(meeting, participant=firm, actor=None)
    return round, meeting, buyer, firms


def _published(round: Round, meeting: Meeting) -> None:
    agenda = agendas.save_agenda(round, slot_of={meeting.pk: 4}, actor=None)
    agendas.publish(agenda, expected_version=1, actor=None)
    round.refresh_from_db()


def test_everybody_of_a_group_is_in_the_problem_and_sees_the_meeting() -> None:
    round, meeting, buyer, firms = _group()
    problem = planning.problem_of(round)
    assert problem.meetings[0].everybody == (f"p{buyer.pk}", *(f"p{f.pk}" for f in firms))
    table = timetable_of(round, agendas.save_agenda(round, slot_of={meeting.pk: 1}, actor=None), only={firms[2].pk})
    (placed,) = table.by_person[firms[2].pk]
    assert placed.others(firms[2]) == buyer.name
    assert [p.pk for p in placed.beside(firms[2])] == [firms[0].pk, firms[1].pk]
    assert placed.others(buyer) == ", ".join(f.name for f in firms)
    assert f"Junto con {firms[0].name}, {firms[1].name}" in person_sheet(table, firms[2]).groups[0].rows[0][3]
    assert names_of(round).meetings[meeting.pk].endswith(firms[2].name)
    assert list(round.meetings.filter(takes_part([firms[1].pk]))) == [meeting]


def test_who_cannot_sit_there_is_refused_and_joining_twice_is_harmless() -> None:
    round, meeting, buyer, firms = _group()
    assert join_meeting(meeting, participant=firms[1], actor=None).participant_id == firms[1].pk
    with pytest.raises(MeetingError, match="companion_is_a_side"):
        join_meeting(meeting, participant=buyer, actor=None)
    with pytest.raises(MeetingError, match="participant_not_in_round"):
        join_meeting(meeting, participant=sides(a_ready_round())[1][0], actor=None)
    more = participants.add_participants(round, firms=[a_firm() for _ in range(MOST - 1)], actor=None)
    for firm in more[:-1]:
        join_meeting(meeting, participant=firm, actor=None)
    with pytest.raises(MeetingError, match="group_too_large"):
        join_meeting(meeting, participant=more[-1], actor=None)
    assert leave_meeting(meeting, participant=firms[1], actor=None)
    assert not leave_meeting(meeting, participant=firms[1], actor=None)
    assert meeting.companions.count() == MOST - 1


def test_one_who_withdraws_does_not_take_the_group_along_and_another_speaks_for_it() -> None:
    round, meeting, _buyer, firms = _group()
    participants.set_status(firms[0], status=ParticipantStatus.WITHDRAWN, actor=None)
    meeting.refresh_from_db()
    assert meeting.second_id == firms[1].pk
    (wanted,) = planning.problem_of(round).meetings
    assert wanted.everybody[1:] == (f"p{firms[1].pk}", f"p{firms[2].pk}")
    participants.set_status(firms[2], status=ParticipantStatus.WITHDRAWN, actor=None)
    assert planning.problem_of(round).meetings[0].others == ()


def test_one_absent_of_a_group_breaks_nothing_and_the_whole_group_does(clock_at: Clock) -> None:
    round, meeting, buyer, firms = _group()
    _published(round, meeting)
    clock_at(at(9, 5))
    for person in (buyer, firms[2]):
        mark(person, kind=MarkKind.ARRIVED, actor=None)
    for firm in firms[:2]:
        mark(firm, kind=MarkKind.ABSENT, actor=None)
    assert board_of(standing_of(round, at(9, 5))).broken == 0
    assert ask_repair(round, actor=None).changes == []
    assert person_of(standing_of(round, at(9, 5)), buyer.pk)["meetings"][0]["there"] == "here"
    mark(firms[2], kind=MarkKind.ABSENT, actor=None)
    assert board_of(standing_of(round, at(9, 5))).broken == 1
    (change,) = ask_repair(round, actor=None).changes
    assert change["kind"] == "cancelled"
    assert change["people"] == [buyer.pk, *(f.pk for f in firms)]


def test_whoever_of_a_group_did_not_come_may_be_named(clock_at: Clock) -> None:
    round, meeting, _buyer, firms = _group()
    _published(round, meeting)
    clock_at(at(10, 5))
    noted = note_meeting(meeting, state=HappeningState.NOT_HELD, missing=firms[2], actor=None)
    assert noted
    assert noted.missing_id == firms[2].pk
