from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from encadena.matchmaking.actions import market as actions
from encadena.matchmaking.choices import ProposalState
from encadena.matchmaking.models import Proposal, Round, Wish
from encadena.matchmaking.wording.portal import outcome_steps, proposal_steps, round_steps
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.makers import a_published_round, a_ready_round, at, sides
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def test_the_step_of_the_last_round_goes_away_once_everything_is_told(cast: Cast) -> None:
    assert list(outcome_steps(cast.owner, cast.firm)) == []
    a_published_round([cast.firm], buyer_count=1, tables=1)
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()

    (step,) = outcome_steps(cast.owner, cast.firm)
    say(meeting, meeting.second)

    assert step.text == "Cuenta en qué quedó 1 reunión"
    assert list(outcome_steps(cast.owner, cast.firm)) == []


def test_a_firm_is_told_of_buyers_who_look_for_what_it_offers(cast: Cast) -> None:
    need = a_standing_need()
    row = Proposal.objects.create(need=need, firm=cast.firm, score=0.5, for_buyer=1, for_firm=1)

    (step,) = proposal_steps(cast.owner, cast.firm)
    assert step.text == "Mira lo que busca 1 comprador"

    actions.decide(row, state=ProposalState.DISMISSED, actor=cast.owner)
    assert list(proposal_steps(cast.owner, cast.firm)) == []


def test_the_day_of_a_round_is_the_firms_own_next_step(cast: Cast, clock_at: Callable[[datetime], None]) -> None:
    clock_at(at(7))
    round = a_published_round([cast.firm], buyer_count=1, tables=1)
    person = round.participants.get(firm=cast.firm)

    (today,) = round_steps(cast.owner, cast.firm)
    assert (today.text, today.on) == ("Hoy es tu rueda de negocios", at(7).date())
    assert today.url == reverse("matchmaking:own_day", args=[round.pk, person.pk])
    assert today.note.endswith("1 reunión")

    clock_at(at(7) - timedelta(days=2))
    (before,) = round_steps(cast.owner, cast.firm)
    assert (before.text, before.url) == ("Prepara tu rueda de negocios", reverse("matchmaking:detail", args=[round.pk]))

    clock_at(at(7) + timedelta(days=1))
    assert list(round_steps(cast.owner, cast.firm)) == []


def test_before_the_agenda_a_firm_is_asked_to_answer_and_then_to_choose(
    cast: Cast, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(at(7) - timedelta(days=9))
    round = a_ready_round([cast.firm], buyer_count=1)
    Round.objects.filter(pk=round.pk).update(state="registration")
    person, buyer = round.participants.get(firm=cast.firm), sides(round)[0][0]
    wish = Wish.objects.create(round=round, by=buyer, about=person, priority="must")

    (step,) = round_steps(cast.owner, cast.firm)
    assert step.text == "Responde a 1 comprador que quiere reunirse"
    wish.delete()
    (step,) = round_steps(cast.owner, cast.firm)
    assert step.text == "Elige con quién reunirte"
    Wish.objects.create(round=round, by=person, about=buyer, priority="must")
    assert list(round_steps(cast.owner, cast.firm)) == []


def test_the_next_round_of_a_firm_takes_as_many_queries_for_one_round_as_for_three(
    cast: Cast, clock_at: Callable[[datetime], None], django_assert_num_queries: Any
) -> None:
    clock_at(at(7))
    a_published_round([cast.firm], buyer_count=1, tables=1)
    with django_assert_num_queries(4):
        list(round_steps(cast.owner, cast.firm))
    for _ in range(2):
        a_published_round([cast.firm], buyer_count=1, tables=1)
    with django_assert_num_queries(4):
        list(round_steps(cast.owner, cast.firm))
