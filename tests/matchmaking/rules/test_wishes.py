"""When and between whom a wish may be said."""

from datetime import timedelta

import pytest

from encadena.kernel import clock
from encadena.matchmaking.choices import ParticipantStatus, RoundState
from encadena.matchmaking.errors import WishError
from encadena.matchmaking.models import Buyer, Participant, Terms
from encadena.matchmaking.rules.wishes import is_open, refuse_late, refuse_strangers

NOW = clock.now()
OPEN = RoundState.REGISTRATION


def a_person(pk: int, *, buyer: bool, round: int = 1, status: str = "approved") -> Participant:
    side = {"buyer": Buyer(pk=pk, name=f"n{pk}")} if buyer else {"label": f"n{pk}"}
    return Participant(pk=pk, round_id=round, status=status, **side)


def test_a_buyer_and_a_firm_of_one_round_may_speak_of_each_other() -> None:
    refuse_strangers(a_person(1, buyer=True), a_person(2, buyer=False))
    refuse_strangers(a_person(2, buyer=False), a_person(1, buyer=True))


@pytest.mark.parametrize(
    ("by", "about"),
    [
        (a_person(1, buyer=True), a_person(2, buyer=True)),
        (a_person(1, buyer=False), a_person(2, buyer=False)),
        (a_person(1, buyer=True), a_person(1, buyer=True)),
        (a_person(1, buyer=True), a_person(2, buyer=False, round=2)),
    ],
)
def test_others_may_not(by: Participant, about: Participant) -> None:
    with pytest.raises(WishError, match="wish_same_side"):
        refuse_strangers(by, about)


@pytest.mark.parametrize("status", [ParticipantStatus.WITHDRAWN, ParticipantStatus.DECLINED, ParticipantStatus.WAITING])
def test_whoever_does_not_come_is_neither_asked_nor_asks(status: str) -> None:
    for here, gone in ((True, False), (False, True)):
        with pytest.raises(WishError, match="wish_not_coming"):
            refuse_strangers(
                a_person(1, buyer=True, status="approved" if here else status),
                a_person(2, buyer=False, status="approved" if gone else status),
            )


def test_requests_close_before_answers_do() -> None:
    terms = Terms(wishes_close_at=NOW, answers_close_at=NOW + timedelta(days=1))
    with pytest.raises(WishError, match="wishes_closed"):
        refuse_late(OPEN, terms, answers=False, now=NOW)
    refuse_late(OPEN, terms, answers=True, now=NOW)
    with pytest.raises(WishError, match="answers_closed"):
        refuse_late(OPEN, terms, answers=True, now=NOW + timedelta(days=1))
    assert is_open(OPEN, terms, NOW) == (False, True)


def test_without_a_date_of_their_own_answers_close_with_requests() -> None:
    assert is_open(OPEN, Terms(wishes_close_at=NOW), NOW) == (False, False)
    assert is_open(OPEN, Terms(), NOW) == (True, True)


@pytest.mark.parametrize("state", [RoundState.PUBLISHED, RoundState.CLOSED])
def test_once_the_agenda_is_public_nothing_is_said(state: str) -> None:
    with pytest.raises(WishError, match="wishes_after_agenda"):
        refuse_late(state, Terms(), answers=True, now=NOW)
