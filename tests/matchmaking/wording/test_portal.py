import pytest

from encadena.matchmaking.actions import market as actions
from encadena.matchmaking.choices import ProposalState
from encadena.matchmaking.models import Proposal
from encadena.matchmaking.wording.portal import outcome_steps, proposal_steps
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.makers import a_published_round
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
