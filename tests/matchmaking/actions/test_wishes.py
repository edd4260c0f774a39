"""Requests, answers, refusals."""

from datetime import timedelta

import pytest

from encadena.kernel import clock
from encadena.matchmaking.actions import wishes as actions
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.choices import Priority
from encadena.matchmaking.errors import WishError
from encadena.matchmaking.models import Meeting, Participant, Round, Wish
from encadena.matchmaking.queries.wishes import board_of, wishes_left
from tests.matchmaking.makers import a_published_round, a_ready_round, sides

pytestmark = pytest.mark.django_db
MUST, LIKE, NO = Priority.MUST, Priority.LIKE, Priority.NO


@pytest.fixture
def round() -> Round:
    return a_ready_round()


@pytest.fixture
def buyer(round: Round) -> Participant:
    return sides(round)[0][0]


@pytest.fixture
def firms(round: Round) -> list[Participant]:
    return sides(round)[1]


def test_asking_again_changes_what_was_said_and_makes_no_second_row(
    buyer: Participant, firms: list[Participant]
) -> None:
    actions.say(buyer, firms[0], priority=LIKE, actor=None)
    wish = actions.say(buyer, firms[0], priority=MUST, note=" Su miel ", actor=None)
    assert (Wish.objects.get(), wish.priority, wish.note) == (wish, "must", "Su miel")


def test_a_request_holds_no_slot_and_makes_no_meeting(buyer: Participant, firms: list[Participant]) -> None:
    actions.say(buyer, firms[0], priority=MUST, actor=None)
    actions.say(firms[0], buyer, priority=MUST, actor=None)
    assert not Meeting.objects.exists()


def test_an_answer_counts_against_no_limit(round: Round, buyer: Participant, firms: list[Participant]) -> None:
    set_terms(round, data={"firm_wishes": 1, "buyer_wishes": 2}, actor=None)
    actions.say(firms[0], buyer, priority=LIKE, actor=None)
    assert actions.say(buyer, firms[0], priority=LIKE, actor=None).answers
    actions.say(buyer, firms[1], priority=LIKE, actor=None)
    actions.say(buyer, firms[2], priority=LIKE, actor=None)
    assert wishes_left(buyer) == (0, 2)
    assert wishes_left(firms[0]) == (0, 1)


def test_one_more_than_the_limit_is_refused_and_withdrawing_makes_room(
    round: Round, buyer: Participant, firms: list[Participant]
) -> None:
    set_terms(round, data={"buyer_wishes": 1}, actor=None)
    first = actions.say(buyer, firms[0], priority=LIKE, actor=None)
    with pytest.raises(WishError, match="too_many_wishes"):
        actions.say(buyer, firms[1], priority=LIKE, actor=None)
    assert actions.say(buyer, firms[0], priority=MUST, actor=None).pk == first.pk
    assert actions.say(buyer, firms[1], priority=NO, actor=None).priority == "no"
    actions.withdraw_wish(first, actor=None)
    assert actions.say(buyer, firms[1], priority=LIKE, actor=None).priority == "like"


def test_bringing_back_a_withdrawn_request_counts_again(
    round: Round, buyer: Participant, firms: list[Participant]
) -> None:
    set_terms(round, data={"buyer_wishes": 1}, actor=None)
    first = actions.say(buyer, firms[0], priority=LIKE, actor=None)
    actions.withdraw_wish(first, actor=None)
    actions.say(buyer, firms[1], priority=LIKE, actor=None)
    with pytest.raises(WishError, match="too_many_wishes"):
        actions.say(buyer, firms[0], priority=LIKE, actor=None)


def test_after_the_deadline_one_answers_and_asks_nothing_new(
    round: Round, buyer: Participant, firms: list[Participant]
) -> None:
    actions.say(firms[0], buyer, priority=LIKE, actor=None)
    now = clock.now()
    set_terms(
        round,
        data={"wishes_close_at": now - timedelta(hours=1), "answers_close_at": now + timedelta(days=1)},
        actor=None,
    )
    assert actions.say(buyer, firms[0], priority=LIKE, actor=None).answers
    with pytest.raises(WishError, match="wishes_closed"):
        actions.say(buyer, firms[1], priority=LIKE, actor=None)


def test_with_a_public_agenda_nothing_is_said_or_taken_back() -> None:
    round = a_published_round()
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    with pytest.raises(WishError, match="wishes_after_agenda"):
        actions.say(buyer, firm, priority=LIKE, actor=None)
    wish = Wish.objects.create(round=round, by=buyer, about=firm, priority="like")
    with pytest.raises(WishError, match="wishes_after_agenda"):
        actions.withdraw_wish(wish, actor=None)


def test_a_refusal_looks_like_silence_to_whoever_asked(
    round: Round, buyer: Participant, firms: list[Participant]
) -> None:
    for firm in firms[:2]:
        actions.say(buyer, firm, priority=LIKE, actor=None)
    actions.say(firms[0], buyer, priority=NO, note="Ya tienen proveedor", actor=None)
    assert [c.other for c in board_of(buyer)["asked"]] == firms[:2]
    now = clock.now()
    set_terms(
        round,
        data={"wishes_close_at": now - timedelta(hours=2), "answers_close_at": now - timedelta(hours=1)},
        actor=None,
    )
    buyer = Participant.objects.select_related("round").get(pk=buyer.pk)
    closed = board_of(buyer)["closed"]
    assert [c.other for c in closed] == firms[:2]
    assert [c.theirs for c in closed] == [None, None]


def test_both_wanting_it_is_shown_as_such_on_both_sides(buyer: Participant, firms: list[Participant]) -> None:
    actions.say(buyer, firms[0], priority=LIKE, actor=None)
    assert [c.other for c in board_of(firms[0])["answer"]] == [buyer]
    actions.say(firms[0], buyer, priority=LIKE, actor=None)
    assert [c.other for c in board_of(firms[0])["mutual"]] == [buyer]
    assert [c.other for c in board_of(buyer)["mutual"]] == [firms[0]]
