"""Outside of rounds something is open, ended, answered and waiting, for each who looks."""

from datetime import timedelta

import pytest

from encadena.firms.actions.offering import add_offering
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.actions.buyers import create_buyer
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.choices import ProposalState
from encadena.matchmaking.models import Buyer, MarketWish, Need, Proposal
from encadena.matchmaking.queries.market import comes_in
from encadena.site.actions.demo import market
from tests.factories import a_firm

pytestmark = pytest.mark.django_db
SOLD = ("Pallets de madera certificada", "Madera dimensionada", "Mantas de lana", "Miel orgánica")


@pytest.fixture
def own() -> Firm:
    """The owner's firm; twenty others of the region sell too, and a buyer of a round has said what it looks for."""
    for n in range(20):
        firm = a_firm()
        Firm.objects.filter(pk=firm.pk).update(region="08")
        add_offering(firm, data={"name": f"{SOLD[n % len(SOLD)]} {n}", "kind": "goods"}, actor=None)
    buyer = create_buyer(data={**market.NEWCOMER, "name": "Compradora de ruedas"}, actor=None)
    for title in (*market.OPEN, market.ENDED[0]):
        add_need(buyer, data={"kind": "goods", "title": title, "language": "es"}, actor=None)
    mine = a_firm()
    Firm.objects.filter(pk=mine.pk).update(region="08")
    add_offering(mine, data={"name": "Queso de oveja", "kind": "goods"}, actor=None)
    mine.refresh_from_db()
    return mine


def make(own: Firm | None) -> None:
    market.make_market(own=own, seed=7, today=clock.today(), actor=None)


def test_needs_of_rounds_are_open_outside_of_them_and_one_has_ended(own: Firm) -> None:
    make(own)
    for title, days in market.OPEN.items():
        need = Need.objects.get(title=title)
        assert need.until == clock.today() + timedelta(days=days)
        assert comes_in(need, clock.today())
    ended = Need.objects.get(title=market.ENDED[0])
    assert ended.standing_since is not None
    assert not comes_in(ended, clock.today())
    assert not ended.proposals.exists()


def test_a_buyer_is_in_no_round_at_all_and_looks_for_something(own: Firm) -> None:
    make(own)
    buyer = Buyer.objects.get(name=market.NEWCOMER["name"])
    assert not buyer.participations.exists()
    assert buyer.needs.filter(standing_since__isnull=False, invented=True).count() == len(market.NEEDS)


def test_some_firms_are_interested_some_are_not_and_others_wait(own: Firm) -> None:
    make(own)
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState.values)
    assert all(reasons for reasons in Proposal.objects.values_list("reasons", flat=True))


def test_the_owner_has_something_to_answer(own: Firm) -> None:
    make(own)
    assert own.proposals.filter(need__title="Queso de oveja", state=ProposalState.OPEN).exists()
    assert not own.proposals.exclude(state=ProposalState.OPEN).exists()


def test_firms_say_where_they_want_to_sell(own: Firm) -> None:
    make(own)
    assert MarketWish.objects.filter(firm=own).exists()
    assert MarketWish.objects.exclude(firm=own).count() >= 5
    assert not MarketWish.objects.filter(markets=[]).exists()


def test_without_a_firm_of_the_owner_the_rest_is_made_all_the_same(own: Firm) -> None:
    make(None)
    assert Need.objects.filter(standing_since__isnull=False).count() == len(market.OPEN) + len(market.NEEDS) + 1
    assert not Buyer.objects.filter(name=market.LOCAL["name"]).exists()


def test_twice_the_same_seed_says_the_same(own: Firm) -> None:
    make(own)
    first = list(MarketWish.objects.order_by("firm").values_list("firm", "markets", "least_order"))
    MarketWish.objects.all().delete()
    make(own)
    assert list(MarketWish.objects.order_by("firm").values_list("firm", "markets", "least_order")) == first
