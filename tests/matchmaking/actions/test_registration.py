"""Asking to come, and the organiser's answer."""

from datetime import timedelta
from typing import Any

import pytest

from encadena.kernel import clock
from encadena.matchmaking.actions import registration as actions
from encadena.matchmaking.actions.participants import add_participants
from encadena.matchmaking.actions.registration import Answer
from encadena.matchmaking.actions.round import change_state
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.choices import ParticipantStatus, RoundState
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.models import Participant, Round
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_round

pytestmark = pytest.mark.django_db
APPROVED, WAITING, DECLINED = ParticipantStatus.APPROVED, ParticipantStatus.WAITING, ParticipantStatus.DECLINED


def an_open_round(**terms: Any) -> Round:
    round = a_round()
    change_state(round, state=RoundState.REGISTRATION, actor=None)
    set_terms(round, data=terms, actor=None)
    return round


def test_a_firm_asks_and_waits_for_an_answer_with_what_the_register_says_of_it(cast: Cast) -> None:
    round = an_open_round(regions=["08"], sizes=["micro"])
    person = actions.register(round, firm=cast.firm, message=" Vendemos pan ", actor=cast.adviser)
    assert person.status == "registered"
    application = person.application
    assert (application.message, application.asked_by, application.decided_at) == ("Vendemos pan", cast.adviser, None)
    assert [(v["rule"], v["outcome"]) for v in application.verdicts] == [("region", "yes"), ("size", "unknown")]


def test_a_firm_registered_twice_is_told_so(cast: Cast) -> None:
    round = an_open_round()
    actions.register(round, firm=cast.firm, actor=cast.owner)
    with pytest.raises(RoundError, match="already_registered") as error:
        actions.register(round, firm=cast.firm, actor=cast.adviser)
    assert error.value.params["name"] == cast.firm.name
    assert round.participants.count() == 1


@pytest.mark.parametrize(
    "terms",
    [
        {"opens_at": clock.now() + timedelta(days=1)},
        {"closes_at": clock.now() - timedelta(minutes=1)},
    ],
)
def test_outside_the_window_nobody_registers(cast: Cast, terms: dict[str, Any]) -> None:
    with pytest.raises(RoundError, match="registration_not_open"):
        actions.register(an_open_round(**terms), firm=cast.firm, actor=cast.owner)
    assert not Participant.objects.exists()


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.PLANNING, RoundState.CLOSED])
def test_a_round_in_another_state_takes_nobody(cast: Cast, state: RoundState) -> None:
    round = an_open_round()
    change_state(round, state=state, actor=None)
    with pytest.raises(RoundError, match="registration_not_open"):
        actions.register(round, firm=cast.firm, actor=cast.owner)


def test_a_round_without_terms_is_not_open(cast: Cast) -> None:
    round = a_round()
    change_state(round, state=RoundState.REGISTRATION, actor=None)
    with pytest.raises(RoundError, match="registration_not_open"):
        actions.register(round, firm=cast.firm, actor=cast.owner)


def test_by_invitation_only_the_invited_come_and_they_come_at_once(cast: Cast) -> None:
    round = an_open_round(by_invitation=True)
    with pytest.raises(RoundError, match="registration_by_invitation"):
        actions.register(round, firm=cast.firm, actor=cast.owner)
    buyer = a_buyer()
    add_participants(round, buyers=[buyer], status=ParticipantStatus.INVITED, actor=None)
    assert actions.register(round, buyer=buyer, actor=None).status == APPROVED


def test_where_the_terms_say_so_whoever_meets_every_condition_comes_at_once(cast: Cast) -> None:
    round = an_open_round(automatic=True, regions=["08"])
    assert actions.register(round, firm=cast.firm, actor=cast.owner).status == APPROVED
    elsewhere = a_firm(commune=None)
    assert actions.register(round, firm=elsewhere, actor=None).status == "registered"


def test_beyond_the_places_one_waits_and_is_not_accepted_before_there_is_one(cast: Cast) -> None:
    round = an_open_round(automatic=True, firm_places=1)
    first = actions.register(round, firm=cast.firm, actor=None)
    second = actions.register(round, firm=a_firm(), actor=None)
    assert (first.status, second.status) == (APPROVED, WAITING)
    with pytest.raises(RoundError, match="round_full"):
        actions.decide(second, answer=Answer(APPROVED), actor=None)
    actions.withdraw(first, actor=None)
    assert actions.decide(second, answer=Answer(APPROVED), actor=None).status == APPROVED


def test_a_refusal_needs_a_reason_and_keeps_how_to_change_it(cast: Cast) -> None:
    person = actions.register(an_open_round(), firm=cast.firm, actor=cast.owner)
    with pytest.raises(RoundError, match="reason_needed"):
        actions.decide(person, answer=Answer(DECLINED, "  "), actor=cast.promoter)
    assert Participant.objects.get().status == "registered"
    actions.decide(person, answer=Answer(DECLINED, "Falta diagnóstico", "Hazlo con tu centro"), actor=cast.promoter)
    application = Participant.objects.get().application
    assert (application.reason, application.way_out, application.decided_by) == (
        "Falta diagnóstico", "Hazlo con tu centro", cast.promoter,
    )  # fmt: skip


@pytest.mark.parametrize("status", [ParticipantStatus.INVITED, ParticipantStatus.WITHDRAWN])
def test_an_answer_is_yes_wait_or_no(cast: Cast, status: ParticipantStatus) -> None:
    person = actions.register(an_open_round(), firm=cast.firm, actor=None)
    with pytest.raises(RoundError, match="answer_unknown"):
        actions.decide(person, answer=Answer(status), actor=None)


def test_who_was_declined_or_left_may_ask_again_and_the_old_answer_goes(cast: Cast) -> None:
    round = an_open_round()
    person = actions.register(round, firm=cast.firm, actor=None)
    actions.decide(person, answer=Answer(DECLINED, "Sin ficha"), actor=None)
    again = actions.register(round, firm=cast.firm, actor=None)
    assert (again.pk, again.status, again.application.reason) == (person.pk, "registered", "")


def test_accepting_one_who_is_in_already_takes_no_second_place(cast: Cast) -> None:
    round = an_open_round(automatic=True, firm_places=1)
    person = actions.register(round, firm=cast.firm, actor=None)
    assert actions.decide(person, answer=Answer(APPROVED, "Bienvenidos"), actor=None).status == APPROVED
