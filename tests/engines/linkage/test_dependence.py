import pytest

from encadena.engines.linkage.dependence import concentration_of_buyer, dependence
from encadena.engines.linkage.network import Sale, network


def test_over_the_whole_sales_where_they_are_known() -> None:
    found = dependence(network([Sale(1, 9, 60), Sale(1, 8, 20)], {1: 100}), 1)
    assert (found.buyer, found.share, found.basis, found.only) == (9, 0.6, "whole", False)
    assert found.concentration == pytest.approx(0.6**2 + 0.2**2)


def test_over_the_chain_it_is_the_largest_it_can_be() -> None:
    here = dependence(network([Sale(1, 9, 60), Sale(1, 8, 20)]), 1)
    assert (here.share, here.basis) == (0.75, "chain")
    whole = dependence(network([Sale(1, 9, 60), Sale(1, 8, 20)], {1: 400}), 1)
    assert here.share is not None
    assert whole.share is not None
    assert whole.share < here.share


def test_a_declared_whole_below_its_parts_is_not_the_base() -> None:
    assert dependence(network([Sale(1, 9, 60), Sale(1, 8, 20)], {1: 50}), 1).basis == "chain"


def test_an_unknown_amount_makes_the_share_unknown_and_the_only_buyer_is_still_told() -> None:
    found = dependence(network([Sale(1, 9)]), 1)
    assert (found.share, found.concentration, found.basis, found.buyer, found.only) == (None, None, "unknown", 9, True)
    two = dependence(network([Sale(1, 9), Sale(1, 8, 5)]), 1)
    assert (two.share, two.buyer, two.only) == (None, None, False)
    assert dependence(network([Sale(1, 9, 0)]), 1).basis == "unknown"


def test_equal_buyers_have_one_over_their_number() -> None:
    found = dependence(network([Sale(1, buyer, 10) for buyer in (5, 6, 7, 8)]), 1)
    assert (found.concentration, found.share) == (pytest.approx(0.25), 0.25)
    assert concentration_of_buyer(network([Sale(s, 9, 10) for s in (1, 2)]), 9) == pytest.approx(0.5)
    assert concentration_of_buyer(network([Sale(1, 9, 10), Sale(2, 9)]), 9) is None
