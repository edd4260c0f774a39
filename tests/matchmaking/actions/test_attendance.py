from datetime import time

import pytest

from encadena.matchmaking import planning
from encadena.matchmaking.actions.attendance import set_attendance, set_meeting_mode
from encadena.matchmaking.actions.participants import set_unavailable
from encadena.matchmaking.choices import AwayReason, MeetingMode
from encadena.matchmaking.errors import DayError
from encadena.matchmaking.models import Meeting, Participant, Round
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides

pytestmark = pytest.mark.django_db
VIRTUAL, HERE = MeetingMode.VIRTUAL, MeetingMode.IN_PERSON
LINK = "https://meet.example.com/room"


@pytest.fixture
def round() -> Round:
    """Slots from 9:00 to 11:00 in Santiago: from 13:00 to 15:00 in Berlin."""
    round = a_ready_round()
    everybody_meets(round)
    return round


def away(person: Participant) -> dict[int, str]:
    return dict(person.unavailabilities.order_by("slot__number").values_list("slot__number", "reason"))


def modes(person: Participant) -> set[tuple[str, str]]:
    return set(person.meetings_as_first.values_list("mode", "video_link"))


def test_slots_outside_the_working_hours_of_their_clock_are_not_theirs_and_the_planner_knows(round: Round) -> None:
    buyer, bystander = sides(round)[0]
    set_attendance(
        buyer, mode=VIRTUAL, time_zone="Europe/Berlin", works_from=time(9), works_until=time(13, 40), actor=None
    )
    assert away(buyer) == dict.fromkeys([3, 4, 5, 6], AwayReason.HOURS)
    assert away(bystander) == {}
    assert {s for p, s in planning.problem_of(round).off_hours if p == f"p{buyer.pk}"} == {3, 4, 5, 6}


def test_hours_that_are_taken_back_free_their_slots_and_leave_what_was_entered_by_hand(round: Round) -> None:
    buyer = sides(round)[0][0]
    set_unavailable(buyer, slots=[round.slots.get(number=1)], actor=None)
    set_attendance(buyer, mode=HERE, works_from=time(9), works_until=time(10), actor=None)
    assert away(buyer) == {1: "", 4: "hours", 5: "hours", 6: "hours"}
    set_unavailable(buyer, slots=[round.slots.get(number=2), round.slots.get(number=4)], actor=None)
    assert away(buyer) == {2: "", 4: "hours", 5: "hours", 6: "hours"}
    set_attendance(buyer, mode=HERE, actor=None)
    assert away(buyer) == {2: ""}


def test_meetings_are_by_video_if_one_of_the_two_is_elsewhere(round: Round) -> None:
    (buyer, bystander), (firm, *_rest) = sides(round)
    set_attendance(buyer, mode=VIRTUAL, video_link=LINK, actor=None)
    assert modes(buyer) == {(VIRTUAL, LINK)}
    assert modes(bystander) == {(HERE, "")}
    set_attendance(firm, mode=VIRTUAL, actor=None)
    set_attendance(buyer, mode=HERE, actor=None)
    assert modes(buyer) == {(VIRTUAL, LINK), (HERE, "")}
    assert Meeting.objects.get(first=bystander, second=firm).mode == VIRTUAL


def test_a_link_of_a_meeting_stays_when_the_others_get_one(round: Round) -> None:
    buyer = sides(round)[0][0]
    own = buyer.meetings_as_first.order_by("pk")[0]
    set_meeting_mode(own, mode=VIRTUAL, video_link="https://other.example.com/x", actor=None)
    set_attendance(buyer, mode=VIRTUAL, video_link=LINK, actor=None)
    assert modes(buyer) == {(VIRTUAL, LINK), (VIRTUAL, "https://other.example.com/x")}


def test_a_meeting_in_person_has_no_link(round: Round) -> None:
    own = sides(round)[0][0].meetings_as_first.order_by("pk")[0]
    set_meeting_mode(own, mode=VIRTUAL, video_link=LINK, actor=None)
    set_meeting_mode(own, mode=HERE, video_link=LINK, actor=None)
    assert own.video_link == ""


def test_bad_links_and_half_hours_are_refused_and_change_nothing(round: Round) -> None:
    buyer = sides(round)[0][0]
    with pytest.raises(DayError, match="video_link_unsafe"):
        set_attendance(buyer, mode=VIRTUAL, video_link="http://meet.example.com", actor=None)
    for start, end in ((time(9), None), (None, time(9)), (time(9), time(9))):
        with pytest.raises(DayError, match="hours_incomplete"):
            set_attendance(buyer, mode=VIRTUAL, works_from=start, works_until=end, actor=None)
    with pytest.raises(DayError, match="video_link_unsafe"):
        set_meeting_mode(buyer.meetings_as_first.all()[0], mode=VIRTUAL, video_link="javascript:x", actor=None)
    buyer.refresh_from_db()
    assert (buyer.mode, away(buyer)) == (HERE, {})
