import pytest

from encadena.firms.actions.offering import add_offering, withdraw_offering
from encadena.kernel import clock
from encadena.matchmaking.actions.market_wish import say_markets
from encadena.matchmaking.planning import proposing
from encadena.matchmaking.planning.proposing import propose
from tests.factories import a_firm
from tests.matchmaking.actions.test_market import a_standing_need

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def test_the_firms_that_sell_it_are_found_wherever_they_are_in_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "PORTION", 2)
    honey, others = a_firm(name="Mieles"), [a_firm() for _ in range(3)]
    for firm in others:
        add_offering(firm, data={"name": "Pallets de madera"}, actor=None)
    offering = add_offering(honey, data={"name": "Miel de ulmo"}, actor=None)
    need, shares = a_standing_need(title="Organic honey", language="en"), []

    found = propose([need], today=TODAY, on_progress=shares.append)

    assert [(p.firm, p.offering) for p in found[need.pk]] == [(honey.pk, offering.pk)]
    assert found[need.pk][0].reasons
    assert shares == [0.5, 1.0]


def test_a_firm_is_proposed_once_by_its_best_offering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "PORTION", 1)
    firm = a_firm()
    add_offering(firm, data={"name": "Cosméticos con miel"}, actor=None)
    best = add_offering(firm, data={"name": "Miel"}, actor=None)
    need = a_standing_need()

    (one,) = propose([need], today=TODAY)[need.pk]

    assert one.offering == best.pk


def test_what_is_not_sold_any_more_and_firms_that_live_on_in_another_are_left_out() -> None:
    need, gone, merged = a_standing_need(), a_firm(), a_firm()
    withdraw_offering(add_offering(gone, data={"name": "Miel"}, actor=None), actor=None)
    add_offering(merged, data={"name": "Miel"}, actor=None)
    type(merged).objects.filter(pk=merged.pk).update(merged_into=gone)

    assert propose([need], today=TODAY) == {need.pk: []}


def test_a_firm_that_wants_another_market_comes_later_or_not_at_all() -> None:
    need, here, there = a_standing_need(), a_firm(), a_firm()
    for firm in (here, there):
        add_offering(firm, data={"name": "Miel"}, actor=None)
    say_markets(there, data={"markets": ["BR"]}, actor=None)
    assert [p.firm for p in propose([need], today=TODAY)[need.pk]] == [here.pk, there.pk]

    say_markets(there, data={"markets": ["BR"], "musts": ["market"]}, actor=None)

    assert [p.firm for p in propose([need], today=TODAY)[need.pk]] == [here.pk]
