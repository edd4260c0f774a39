from encadena.chains.planning.closing import aftermath
from encadena.chains.planning.network import bought_by, buyer_at, dependents, name_of, network_of, node_of
from encadena.chains.planning.others import others_for
from encadena.chains.planning.picture import HIDDEN, drawn
from encadena.chains.queries.trade import Pair, Period, Trade, trade_of
from encadena.firms.models import Offering, YearlySales
from tests.cast import Cast
from tests.chains.makers import a_requirement, a_running_chain, an_anchor, sold
from tests.factories import a_firm

LATELY = Period.of("")


def test_a_firm_depends_on_its_largest_buyer_over_its_whole_sales_where_known(cast: Cast) -> None:
    project, large, small = a_running_chain(cast.centre, cast.firm), an_anchor("Grande"), an_anchor("Chica")
    sold(project, cast.firm, large, 600)
    sold(project, cast.firm, small, 200)
    trade = trade_of(cast.adviser, LATELY)
    row = dependents(trade, network_of(trade))[0]
    assert (row.buyer_name, row.share, row.basis, row.amount, row.buyers) == ("Grande", 0.75, "chain", 800, 2)
    YearlySales.objects.create(firm=cast.firm, year=LATELY.totals_year, amount=1_200)
    trade = trade_of(cast.adviser, LATELY)
    row = dependents(trade, network_of(trade))[0]
    assert (row.share, row.basis) == (0.5, "whole")


def test_who_depends_most_comes_first(cast: Cast) -> None:
    two, one = a_firm(cast.centre), a_firm(cast.centre)
    project, buyer = a_running_chain(cast.centre, one, two), an_anchor()
    sold(project, two, buyer, 50)
    sold(project, two, an_anchor(), 50)
    sold(project, one, buyer, 10)
    trade = trade_of(cast.adviser, LATELY)
    assert [row.firm for row in dependents(trade, network_of(trade))] == [one.pk, two.pk]
    bought = bought_by(trade, network_of(trade))[0]
    assert (bought.buyer, bought.suppliers, bought.amount, bought.largest) == (buyer.pk, 2, 60, 50 / 60)
    assert bought.payment.unknown == 2


def test_a_buyer_that_is_a_firm_is_that_firm_and_its_fall_goes_on(cast: Cast) -> None:
    workshop, maker = a_firm(cast.centre, name="Taller"), a_firm(cast.centre, name="Fundición")
    first, second = a_running_chain(cast.centre, workshop), a_running_chain(cast.centre, maker)
    mill, as_buyer = an_anchor("Acería"), an_anchor(firm=workshop)
    sold(first, workshop, mill, 100)
    sold(second, maker, as_buyer, 40)
    YearlySales.objects.create(firm=workshop, year=LATELY.totals_year, amount=125)
    trade = trade_of(cast.adviser, LATELY)
    net = network_of(trade)
    assert (node_of(trade, as_buyer.pk), buyer_at(trade, workshop.pk)) == (workshop.pk, as_buyer.pk)
    assert (name_of(trade, -mill.pk), name_of(trade, workshop.pk)) == ("Acería", "Taller")
    told = aftermath(trade, net, [mill.pk], 50)
    assert [(loss.name, loss.wave, loss.share) for loss in told.losses] == [("Taller", 1, 0.8), ("Fundición", 2, None)]
    assert (told.direct, told.stranded, told.unknown, told.amount, told.waves) == (1, 1, 1, 140, 2)
    assert drawn(trade, net).picture.layers == 3


def test_other_buyers_are_proposed_with_reasons_and_never_one_that_closed(cast: Cast) -> None:
    other = a_firm(cast.centre)
    project, mill, yard = a_running_chain(cast.centre, cast.firm, other), an_anchor(), an_anchor()
    a_requirement(project, text="Factura electrónica", anchor=None)
    for firm in (cast.firm, other):
        Offering.objects.create(firm=firm, kind="goods", name="Pernos", product_id="7318")
        sold(project, firm, mill)
    sold(project, other, yard)
    trade = trade_of(cast.adviser, LATELY)
    found = others_for(cast.adviser, trade, network_of(trade), cast.firm.pk)
    assert [one.buyer for one in found] == [yard.pk]
    assert {code for code, _part in found[0].reasons} == {"goods", "kin"}
    assert found[0].unknown == ("near",)
    assert others_for(cast.adviser, trade, network_of(trade), cast.firm.pk, {-yard.pk}) == []


def test_firms_that_the_reader_does_not_see_are_one_spot(cast: Cast) -> None:
    shared = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    buyer = an_anchor()
    sold(shared, cast.firm, buyer)
    sold(shared, cast.rival_firm, buyer)
    trade = trade_of(cast.rival, LATELY)
    told = drawn(trade, network_of(trade))
    assert {spot.key for spot in told.picture.spots} == {HIDDEN, cast.rival_firm.pk, -buyer.pk}
    assert (told.hidden, [tie.amount for tie in told.picture.ties if tie.seller == HIDDEN]) == (1, [None])


def test_a_firm_that_a_merge_made_its_own_buyer_sells_nothing_to_itself() -> None:
    trade = Trade(LATELY, [Pair(1, 7, 10, 1), Pair(2, 7, 5, 1)], firm_of={7: 1})
    assert network_of(trade).suppliers == (2,)
