from typing import Any

import pytest

from encadena.matchmaking.actions import meetings as actions
from encadena.matchmaking.actions import participants
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.choices import MeetingOrigin, ParticipantStatus, SessionWish
from encadena.matchmaking.errors import MeetingError
from encadena.matchmaking.models import Round
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, sides

pytestmark = pytest.mark.django_db


def refused(round: Round, *wanted: Wanted) -> str:
    with pytest.raises(MeetingError) as error:
        actions.set_meetings(round, wanted=wanted, actor=None)
    return error.value.code


def test_the_buyer_is_named_first_whoever_was_typed_first() -> None:
    round = a_ready_round()
    (buyer, _), (firm, *_rest) = sides(round)

    meeting = actions.add_meeting(round, wanted=Wanted(firm, buyer), actor=None)

    assert (meeting.first, meeting.second) == (buyer, firm)


def test_duplicates_oneself_and_strangers_are_refused() -> None:
    round = a_ready_round()
    (buyer, _), (firm, other, _third) = sides(round)
    stranger = sides(a_ready_round())[1][0]
    actions.add_meeting(round, wanted=Wanted(buyer, firm), actor=None)

    assert refused(round, Wanted(buyer, firm)) == "meeting_repeated"
    assert refused(round, Wanted(firm, buyer)) == "meeting_repeated"
    assert refused(round, Wanted(buyer, other), Wanted(other, buyer)) == "meeting_repeated"
    assert refused(round, Wanted(buyer, buyer)) == "meeting_with_oneself"
    assert refused(round, Wanted(buyer, stranger)) == "participant_not_in_round"
    participants.set_status(other, status=ParticipantStatus.WITHDRAWN, actor=None)
    assert refused(round, Wanted(buyer, other)) == "participant_withdrew"


def test_of_a_list_with_one_bad_meeting_none_is_kept() -> None:
    round = a_ready_round()
    (buyer, _), (firm, *_rest) = sides(round)

    refused(round, Wanted(buyer, firm), Wanted(buyer, buyer))

    assert round.meetings.count() == 0


def test_a_fixed_time_has_to_lie_in_the_session_asked_for() -> None:
    round = a_ready_round()
    (buyer, _), (firm, *_rest) = sides(round)
    slot = round.slots.first()

    assert refused(round, Wanted(buyer, firm, SessionWish.AFTERNOON, slot)) == "fixed_slot_outside_session"
    actions.add_meeting(round, wanted=Wanted(buyer, firm, SessionWish.MORNING, slot), actor=None)


def test_a_cancelled_meeting_comes_back_unless_the_pair_meets_again() -> None:
    round = a_ready_round()
    (buyer, _), (firm, *_rest) = sides(round)
    meeting = actions.add_meeting(round, wanted=Wanted(buyer, firm), actor=None)

    actions.cancel_meetings(round, meetings=[meeting], actor=None)
    assert actions.restore_meetings(round, meetings=[meeting], actor=None) == 1
    actions.cancel_meetings(round, meetings=[meeting], actor=None)
    actions.add_meeting(round, wanted=Wanted(buyer, firm), actor=None)
    with pytest.raises(MeetingError, match="meeting_repeated"):
        actions.restore_meetings(round, meetings=[meeting], actor=None)


def test_the_matrix_adds_what_is_ticked_and_takes_off_only_what_it_showed() -> None:
    round = a_ready_round()
    (buyer, other), (firm, second, third) = sides(round)
    kept = actions.add_meeting(round, wanted=Wanted(other, third), actor=None)
    gone = actions.add_meeting(round, wanted=Wanted(buyer, second), origin=MeetingOrigin.CHOSEN, actor=None)
    shown = [(buyer, firm), (buyer, second)]

    assert actions.choose_meetings(round, pairs=[(buyer, firm)], among=shown, actor=None) == (1, 1)

    live = set(round.meetings.filter(cancelled_at__isnull=True).values_list("first", "second"))
    assert live == {(buyer.pk, firm.pk), (other.pk, third.pk)}
    gone.refresh_from_db()
    assert (kept.cancelled_at, gone.cancelled_at is None) == (None, False)


def test_five_thousand_meetings_are_added_at_once(django_assert_max_num_queries: Any) -> None:

    round = a_ready_round([a_firm() for _ in range(100)], buyer_count=50)
    buyers, firms = sides(round)
    wanted = [Wanted(b, f) for b in buyers for f in firms]

    with django_assert_max_num_queries(100):
        rows = actions.set_meetings(round, wanted=wanted, actor=None)

    assert len(rows) == 5000
