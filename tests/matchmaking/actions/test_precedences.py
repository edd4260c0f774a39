import itertools

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions import meetings, participants, precedences
from encadena.matchmaking.choices import ParticipantStatus, SessionWish
from encadena.matchmaking.errors import MeetingError
from encadena.matchmaking.models import Meeting, Precedence, Round
from encadena.matchmaking.planning import problem_of
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, everybody_meets

pytestmark = pytest.mark.django_db


def ask(round: Round, before: Meeting, after: Meeting) -> None:
    precedences.add_precedence(round, before=before, after=after, actor=None)


def refused(round: Round, before: Meeting, after: Meeting) -> MeetingError:
    kept = Precedence.objects.count()
    with pytest.raises(MeetingError) as error:
        ask(round, before, after)
    assert Precedence.objects.count() == kept
    return error.value


def fix(meeting: Meeting, slot: int) -> None:
    place = meeting.round.slots.get(number=slot)
    meetings.change_meeting(meeting, session=SessionWish.ANY, slot=place, table=None, note="", actor=None)


def test_an_order_is_kept_written_down_and_reaches_the_plan() -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)

    ask(round, first, second)

    assert problem_of(round).precedences == {(f"m{first.pk}", f"m{second.pk}")}
    entry = Entry.objects.get(verb="round.precedence_added")
    assert entry.context == {"before": str(first), "after": str(second)}


def test_a_meeting_never_goes_before_itself() -> None:
    round = a_ready_round()
    first, *_rest = everybody_meets(round)
    assert refused(round, first, first).code == "precedence_of_itself"


def test_the_same_order_is_asked_once() -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    ask(round, first, second)
    assert refused(round, first, second).code == "precedence_repeated"


def test_a_ring_is_refused_and_named_in_its_order() -> None:
    round = a_ready_round()
    a, b, c, bystander, *_rest = everybody_meets(round)
    ask(round, a, b)
    ask(round, b, c)
    ask(round, a, bystander)

    error = refused(round, c, a)

    assert (error.code, error.params["held"]) == ("precedence_ring", [str(a), str(b), str(c)])


def test_an_order_against_two_fixed_hours_is_refused_with_both_names() -> None:
    round = a_ready_round()
    late, early, *_rest = everybody_meets(round)
    fix(late, 4)
    fix(early, 2)

    error = refused(round, late, early)

    assert (error.code, error.params["held"]) == ("precedence_without_room", [str(late), str(early)])
    ask(round, early, late)


def test_a_chain_longer_than_the_day_is_refused_at_its_last_link() -> None:
    round = a_ready_round([a_firm() for _ in range(4)])
    chain = everybody_meets(round)[:7]  # six slots
    for before, after in itertools.pairwise(chain[:6]):
        ask(round, before, after)
    assert refused(round, chain[5], chain[6]).code == "precedence_without_room"


def test_before_there_are_slots_any_order_may_be_asked() -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    round.slots.all().delete()
    ask(round, first, second)


def test_somebody_who_withdrew_stands_in_nobodys_way() -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)
    participants.set_status(first.second, status=ParticipantStatus.WITHDRAWN, actor=None)
    ask(round, first, second)


def test_meetings_of_another_round_and_cancelled_ones_are_refused() -> None:
    round, elsewhere = a_ready_round(), a_ready_round()
    first, second, *_rest = everybody_meets(round)
    stranger = everybody_meets(elsewhere)[0]
    meetings.cancel_meetings(round, meetings=[second], actor=None)
    second.refresh_from_db()

    assert refused(round, first, stranger).code == "place_of_another_round"
    assert refused(round, first, second).code == "place_of_another_round"


def test_an_order_of_a_cancelled_meeting_closes_no_ring() -> None:
    round = a_ready_round()
    a, b, c, *_rest = everybody_meets(round)
    ask(round, a, b)
    ask(round, b, c)
    meetings.cancel_meetings(round, meetings=[b], actor=None)
    ask(round, c, a)


def test_removing_an_order_says_whether_there_was_one() -> None:
    round = a_ready_round()
    first, second, third, *_rest = everybody_meets(round)
    ask(round, first, second)
    ask(round, first, third)

    assert precedences.remove_precedence(round, before=first, after=second, actor=None)
    assert not precedences.remove_precedence(round, before=first, after=second, actor=None)

    assert Precedence.objects.get().after == third
    assert Entry.objects.filter(verb="round.precedence_removed").count() == 1


def test_setting_all_orders_replaces_them_and_refuses_a_meeting_before_itself() -> None:
    round = a_ready_round()
    first, second, *_rest = everybody_meets(round)

    precedences.set_precedences(round, pairs=[(first, second)], actor=None)
    with pytest.raises(MeetingError, match="precedence_of_itself"):
        precedences.set_precedences(round, pairs=[(first, first)], actor=None)

    assert first.followers.get().after == second
