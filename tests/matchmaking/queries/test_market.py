from datetime import timedelta

import pytest

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.matchmaking.actions import market as actions
from encadena.matchmaking.choices import ProposalState
from encadena.matchmaking.models import BuyerDelegate, Need, Proposal
from encadena.matchmaking.queries import market as reading
from tests.cast import Cast
from tests.matchmaking.actions.test_market import a_standing_need
from tests.matchmaking.makers import a_ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(cast: Cast) -> Need:
    need = a_standing_need()
    BuyerDelegate.objects.create(user=cast.buyer, buyer=need.buyer)
    for firm in (cast.firm, cast.rival_firm):
        Proposal.objects.create(need=need, firm=firm, score=0.5, for_buyer=1, for_firm=1)
    return need


def seen(user: User) -> set[str]:
    return {str(p.firm) for p in reading.proposals_visible_to(user)}


def test_what_is_proposed_to_a_firm_is_read_by_it_and_by_who_attends_it_and_by_no_rival(cast: Cast, need: Need) -> None:
    assert seen(cast.owner) == seen(cast.adviser) == {str(cast.firm)}
    assert seen(cast.rival) == {str(cast.rival_firm)}
    assert seen(cast.buyer) == seen(cast.promoter) == seen(cast.agency) == set()


def test_the_buyer_learns_of_a_firm_when_the_firm_says_so(cast: Cast, need: Need) -> None:
    assert list(reading.needs_visible_to(cast.buyer)) == [need]
    assert not reading.interested_in(need)

    actions.decide(need.proposals.get(firm=cast.firm), state=ProposalState.INTERESTED, actor=cast.adviser)

    assert [p.firm for p in reading.interested_in(need)] == [cast.firm]


@pytest.mark.parametrize("who", ["adviser", "owner", "head", "association", "coordinator"])
def test_who_does_not_work_with_the_buyer_does_not_read_its_needs(cast: Cast, need: Need, who: str) -> None:
    assert not reading.needs_visible_to(getattr(cast, who))


def test_who_organises_a_round_with_the_buyer_works_with_it(cast: Cast, need: Need) -> None:
    round = a_ready_round([], buyer_count=0, organiser=cast.operator)
    actions.take_into_round(need, round=round, actor=None)

    assert list(reading.needs_visible_to(cast.coordinator)) == [need]
    assert [r.pk for r in reading.rounds_to_take(cast.coordinator, need)] == [round.pk]


def test_nothing_is_proposed_of_what_was_closed_withdrawn_or_is_over(cast: Cast, need: Need) -> None:
    actions.close_outside(need, actor=None)
    assert seen(cast.owner) == set()
    actions.open_outside(need, actor=None)
    assert seen(cast.owner)
    Need.objects.update(until=clock.today() - timedelta(days=1))
    assert seen(cast.owner) == set()
    assert list(reading.standing_needs(cast.agency)) == []
    assert list(reading.standing_needs(cast.agency, closed=True)) == [need]
