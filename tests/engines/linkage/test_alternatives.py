from encadena.engines.linkage.alternatives import Profile, alternatives
from encadena.engines.linkage.network import Sale, network

from .makers import STEEL, YARD, steelworks


def test_a_buyer_of_the_same_good_comes_before_one_of_its_chapter() -> None:
    net = network([Sale(1, 9), Sale(2, 50), Sale(3, 60)])
    profiles = {
        1: Profile(frozenset({"730890"})),
        50: Profile(frozenset({"730100"})),
        60: Profile(frozenset({"730890"})),
    }
    found = alternatives(net, 1, profiles)
    assert [one.buyer for one in found] == [60, 50]
    assert dict(found[0].reasons)["goods"] == 1.0
    assert found[0].unknown == ("near", "requirements")


def test_where_its_kin_already_sell_it_could_sell_too() -> None:
    found = alternatives(steelworks(), 1, {})
    assert [one.buyer for one in found] == [YARD]
    assert found[0].reasons[0][0] == "kin"
    assert STEEL not in {one.buyer for one in found}


def test_being_near_alone_is_no_reason() -> None:
    net = network([Sale(1, 9), Sale(2, 50)])
    assert alternatives(net, 1, {1: Profile(region="08"), 50: Profile(region="08")}) == ()


def test_near_and_the_requirements_met_move_a_buyer_up() -> None:
    net = network([Sale(1, 9), Sale(2, 50), Sale(3, 60)])
    goods = frozenset({"7308"})
    own = Profile(goods, "08", frozenset({"iso9001"}))
    asks = frozenset({"iso9001", "iso45001"})
    profiles = {1: own, 50: Profile(goods, "02", asks), 60: Profile(goods, "16", asks)}
    found = alternatives(net, 1, profiles, near={"08": {"16"}})
    assert [one.buyer for one in found] == [60, 50]
    assert dict(found[0].reasons)["requirements"] == 0.5
    assert (dict(found[0].reasons)["near"], "near" in dict(found[1].reasons)) == (0.5, False)


def test_nobody_is_proposed_without_a_reason_and_at_most_so_many() -> None:
    net = network([Sale(1, 9), *(Sale(2, buyer) for buyer in range(20, 40))])
    assert alternatives(net, 1, {}) == ()
    profiles = {key: Profile(frozenset({"02"})) for key in (1, *range(20, 40))}
    assert [one.buyer for one in alternatives(net, 1, profiles, most=3)] == [20, 21, 22]


def test_a_firm_that_sells_to_nobody_is_judged_by_what_it_makes() -> None:
    net = network([Sale(2, 50)])
    found = alternatives(net, 1, {1: Profile(frozenset({"0201"})), 50: Profile(frozenset({"0201"}))})
    assert [(one.buyer, one.score) for one in found] == [(50, 1 - 1 / 3)]
    assert "kin" in found[0].unknown
